import { Random } from '@demo/random';
import type { BenchEntry } from './bench-entry';
import { benchTenants, hexadecimal32, instantOf, RARE_EVERY, RARE_WORD, tenantDrawer } from './population';

const AREAS = [
  'Mail',
  'Web Sites',
  'Name Server',
  'Databases',
  'File Storage',
  'Accounts',
  'Scheduled Jobs',
  'Virtual Machines',
];
const VERBS = ['Create', 'Change', 'Delete', 'Check', 'Report', 'Move', 'Restore', 'Lock', 'Unlock', 'Renew', 'Zip'];
const THINGS = [
  'Mailbox',
  'Site',
  'Record',
  'Database',
  'Folder',
  'Password',
  'Space',
  'Machine',
  'List',
  'Certificate',
];
const STEPS = [
  'Connecting to the provisioning service',
  'Reading the present settings of the object',
  'Quota of the hosting space checked, 41 % used',
  'Writing the new settings to the directory',
  'Waiting for replication to the second controller',
  'Notification queued for the owner of the space',
  'Object is locked by another task, trying again in 5 seconds',
];
const two = (value: number): string => String(value).padStart(2, '0');

function stamp(date: Date): string {
  return `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}

function executionLog(random: Random, started: number, severity: number, rare: string): string {
  let text =
    '<log><parameters><parameter name="IP">203.0.113.' + (random.next() % 250) + '</parameter></parameters><records>';
  const steps = random.integer(0, 8);
  for (let at = 0; at < steps; at++) {
    const when = stamp(new Date(started + at * 1000));
    text += `<record severity="0" date="${when}" ident="${at % 2}"><text>${random.pick(STEPS)}</text></record>`;
  }
  if (severity === 2) {
    text += `<record severity="2" date="${stamp(new Date(started))}" ident="0"><text>The operation failed: timeout after ${random.integer(5, 90)} s</text><stackTrace>at Demo.Provisioning.Run(Task task)\r\n at Demo.Scheduler.Next()</stackTrace></record>`;
  }
  return `${text}${rare === '' ? '' : `<record><text>${rare}</text></record>`}</records></log>`;
}

/** `count` entries in the panel's shape, in arrival order: a row of its DataSet as JSON, 300 to 2,000 bytes. */
export function* panelEntries(count: number): Generator<BenchEntry> {
  const random = new Random('veritrail bench panel');
  const draw = tenantDrawer(benchTenants(), 'panel', random);
  for (let index = 0; index < count; index++) {
    const tenant = draw();
    const started = Math.floor(instantOf(index, count, random) / 1000) * 1000;
    const seconds = random.chance(0.9) ? random.integer(0, 40) : random.integer(40, 7200);
    const fraction = random.fraction();
    const severity = fraction < 0.03 ? 2 : fraction < 0.1 ? 1 : 0;
    const source = AREAS[random.next() % AREAS.length] as string;
    const task = `${random.pick(VERBS)} ${random.pick(THINGS)}`;
    const item = `${random.pick(THINGS).toLowerCase()}${random.integer(1, 400)}@tenant-${String(tenant.number).padStart(3, '0')}.example`;
    const performer = random.pick(tenant.people);
    const nativeId = hexadecimal32(random);
    const rare = index % RARE_EVERY === RARE_EVERY - 1 ? `${RARE_WORD} ${index}` : '';
    const record = {
      RecordID: nativeId,
      SeverityID: severity,
      StartDate: new Date(started).toISOString().slice(0, 19),
      FinishDate: new Date(started + seconds * 1000).toISOString().slice(0, 19),
      ItemID: random.integer(1, 90_000),
      SourceName: source,
      TaskName: task,
      ItemName: item,
      ExecutionLog: executionLog(random, started, severity, rare),
      UserID: 1000 + tenant.number,
      Username: performer,
      FullName: tenant.name,
      RoleID: 3,
      EffectiveUserID: 1000 + tenant.number,
    };
    yield {
      shape: 'panel',
      nativeId,
      started: started * 1000,
      finished: (started + seconds * 1000) * 1000,
      severity,
      tenantId: String(1000 + tenant.number),
      tenantName: tenant.name,
      organization: random.pick(tenant.organizations),
      source,
      task,
      item,
      performer,
      onBehalfOf: tenant.people[0] ?? null,
      address: null,
      raw: JSON.stringify(record),
    };
  }
}
