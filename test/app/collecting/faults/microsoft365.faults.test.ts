import { describeFaults } from './describe-faults';

await describeFaults('microsoft365');
