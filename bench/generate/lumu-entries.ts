import { Random } from '@demo/random';
import type { BenchEntry } from './bench-entry';
import { benchTenants, instantOf, RARE_EVERY, RARE_WORD, tenantDrawer, uuidOf } from './population';

const SUBJECTS = ['User', 'Collector', 'Appliance', 'Integration', 'Gateway', 'Label', 'LogForwarderAgent', 'Company'];
const ACTS = ['Created', 'Updated', 'Deleted', 'Activated', 'Login', 'LoggedOut'];
const WORDS = [
  'policy',
  'subnet',
  'forwarder',
  'mirror',
  'playbook',
  'quarantine',
  'label',
  'roaming',
  'tunnel',
  'relay',
];

function contextOf(random: Random, item: string, address: string, rare: string): object {
  const changes = Array.from({ length: random.integer(0, 9) }, () => ({
    field: `${random.pick(WORDS)}.${random.pick(WORDS)}`,
    from: `${random.pick(WORDS)}-${random.integer(1, 900)}`,
    to: `${random.pick(WORDS)}-${random.integer(1, 900)}`,
    note: `${random.pick(WORDS)} ${random.pick(WORDS)} ${random.pick(WORDS)} completed`,
  }));
  return {
    target: { name: item, type: random.pick(SUBJECTS) },
    ipAddress: address,
    userAgent: 'Mozilla/5.0 (invented browser; bench) Gecko/20260101',
    changes,
    ...(rare === '' ? {} : { remark: rare }),
  };
}

/** `count` entries in Lumu's shape, in arrival order: one JSON object, 300 to 2,000 bytes. */
export function* lumuEntries(count: number): Generator<BenchEntry> {
  const random = new Random('veritrail bench lumu');
  const draw = tenantDrawer(benchTenants(), 'lumu', random);
  for (let index = 0; index < count; index++) {
    const tenant = draw();
    const started = instantOf(index, count, random);
    const subject = SUBJECTS[random.next() % SUBJECTS.length] as string;
    const task = `${subject}${random.pick(ACTS)}`;
    const item = `${subject.toLowerCase()}-${random.integer(1, 800)}`;
    const performer = random.pick(tenant.people);
    const nativeId = uuidOf(random);
    const address = `198.51.100.${random.next() % 250}`;
    const rare = index % RARE_EVERY === RARE_EVERY - 1 ? `${RARE_WORD} ${index}` : '';
    const record = {
      id: nativeId,
      timestamp: new Date(started).toISOString(),
      companyId: tenant.companyId,
      companyName: tenant.name,
      eventType: task,
      performer: {
        name: performer.split('@')[0],
        email: performer,
        role: tenant.number % 3 === 0 ? 'Admin' : 'Supervisor',
      },
      context: contextOf(random, item, address, rare),
    };
    yield {
      shape: 'lumu',
      nativeId,
      started: started * 1000,
      finished: null,
      severity: task.endsWith('Deleted') ? 1 : random.chance(0.01) ? 2 : 0,
      tenantId: tenant.companyId,
      tenantName: tenant.name,
      organization: null,
      source: subject,
      task,
      item,
      performer,
      onBehalfOf: null,
      address,
      raw: JSON.stringify(record),
    };
  }
}
