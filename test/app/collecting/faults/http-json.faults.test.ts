import { describeFaults } from './describe-faults';

await describeFaults('http-json');
