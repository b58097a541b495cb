import { describeFaults } from './describe-faults';

await describeFaults('panel');
