import { info, type PanelLogLine, type PanelTask, panelTask } from './panel-task';
import { performerOf } from './people-stories';
import { dayAgo, type Story, type StoryContext } from './story-context';

interface Work {
  readonly source: string;
  readonly task: string;
  readonly seconds: readonly [number, number];
  item(context: StoryContext): string;
}

const GIVEN_NAMES = ['ada', 'bram', 'chloé', 'dara', 'emil', 'freya', 'goran', 'hana', 'ines', 'jules', 'kofi', 'lars'];
const FAMILY_NAMES = ['abara', 'brandt', 'costa', 'dubois', 'evans', 'fischer', 'gupta', 'hansen', "o'neill", 'süß'];

const mailbox = ({ random, tenant }: StoryContext): string =>
  `${random.pick(GIVEN_NAMES)}.${random.pick(FAMILY_NAMES)}@${tenant.domain}`;
const site = ({ random, tenant }: StoryContext): string =>
  `${random.pick(['www', 'intranet', 'shop', 'forms', 'status', 'booking'])}.${tenant.domain}`;
const host = ({ random, tenant }: StoryContext): string =>
  `${random.pick(['www', 'mail', 'vpn', 'autodiscover', '_sip._tls', 'files'])}.${tenant.domain} ${random.pick(['A', 'AAAA', 'CNAME', 'SRV', 'TXT "v=spf1 -all"'])}`;
const database = ({ random, tenant }: StoryContext): string =>
  `${random.pick(['crm', 'wiki', 'stock', 'rota', 'R&D'])}_${tenant.domain.split('-')[0]}`;
const folder = ({ random }: StoryContext): string =>
  `\\\\files\\${random.pick(['Invoices <2026>', 'Rotas & plans', 'Photos', 'Entwürfe', 'Old "keep"'])}`;

const WORK: readonly Work[] = [
  { source: 'Mail', task: 'Create Mailbox', seconds: [3, 40], item: mailbox },
  { source: 'Mail', task: 'Change Mailbox Settings', seconds: [1, 6], item: mailbox },
  { source: 'Mail', task: 'Change Mail Flow & Limits', seconds: [1, 9], item: mailbox },
  { source: 'Mail', task: 'Add List Member', seconds: [1, 3], item: mailbox },
  { source: 'Mail', task: 'Delete Mailbox', seconds: [2, 20], item: mailbox },
  { source: 'Accounts', task: 'Reset Password', seconds: [0, 2], item: mailbox },
  { source: 'Accounts', task: 'Change Contact', seconds: [0, 1], item: mailbox },
  { source: 'Web Sites', task: 'Create Site', seconds: [4, 30], item: site },
  { source: 'Web Sites', task: 'Change Site', seconds: [1, 12], item: site },
  { source: 'Web Sites', task: 'Renew Certificate', seconds: [8, 70], item: site },
  { source: 'Name Server', task: 'Add Record', seconds: [0, 3], item: host },
  { source: 'Name Server', task: 'Change Record', seconds: [0, 3], item: host },
  { source: 'Databases', task: 'Create Database', seconds: [2, 9], item: database },
  { source: 'Databases', task: 'Restore Copy', seconds: [60, 2400], item: database },
  { source: 'File Storage', task: 'Set Folder Rights', seconds: [1, 14], item: folder },
  { source: 'File Storage', task: 'Unzip Files', seconds: [20, 1900], item: folder },
  {
    source: 'Virtual Machines',
    task: 'Restart Machine',
    seconds: [30, 260],
    item: ({ tenant, random }) => `vm-${tenant.domain.split('-')[0]}-0${random.integer(1, 6)}`,
  },
];

function logOf(context: StoryContext, work: Work, seconds: number, problem: PanelLogLine | null): PanelLogLine[] {
  const lines = [info(0, `${work.task} asked from the portal`)];
  if (context.random.chance(0.4)) lines.push(info(Math.floor(seconds / 2), 'Service "provisioning" answered', 1));
  lines.push(problem ?? info(seconds, 'Done'));
  return lines;
}

function workAt(context: StoryContext, at: number): PanelTask {
  const work = context.random.pick(WORK);
  const seconds = context.random.integer(work.seconds[0], work.seconds[1]);
  const draw = context.random.fraction();
  const severity = draw < 0.02 ? 'error' : draw < 0.07 ? 'warning' : 'information';
  const text = severity === 'error' ? 'Object is locked by another task' : 'Quota is 90 % used';
  const problem = severity === 'information' ? null : ({ offset: seconds, severity, depth: 0, text } as const);
  return panelTask(
    at,
    seconds,
    { ...performerOf(context), source: work.source, task: work.task, item: work.item(context) },
    { severity, log: logOf(context, work, seconds, problem) },
  );
}

/** What people do all day: most of it between eight and six, a little at weekends. */
export const dailyWork: Story = (context) =>
  context.days.flatMap((day) => {
    const tasks = day.isWorkday ? context.random.integer(14, 30) : context.random.integer(0, 4);
    return Array.from({ length: tasks }, () =>
      workAt(
        context,
        day.at(context.random.integer(8, 17), context.random.integer(0, 59), context.random.integer(0, 59)),
      ),
    );
  });

const NAME_SERVER_ERROR: PanelLogLine = {
  offset: 30,
  severity: 'error',
  depth: 0,
  text: 'Zone update failed: the name server "ns2.bluegate-it.example" refused the transfer',
  stackTrace:
    'System.Net.WebException: Unable to connect to the remote server\r\n\t at Demo.Dns.ZoneClient.Push(Zone zone)\r\n\t at Demo.Dns.RecordTask.Run()',
};

/** Four days ago the name server was away for two hours: the same error again and again, in every tenant. */
export const errorBurst: Story = (context) => {
  const day = dayAgo(context.days, 4);
  return Array.from({ length: 46 }, (_, at) =>
    panelTask(
      day.at(10, 0) + at * 150_000 + context.random.integer(0, 60_000),
      30,
      { ...performerOf(context), source: 'Name Server', task: 'Change Record', item: host(context) },
      { severity: 'error', log: [info(0, 'Change Record asked from the portal'), NAME_SERVER_ERROR] },
    ),
  );
};
