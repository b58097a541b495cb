import type { DemoDay } from '../calendar';
import { info, type PanelLogLine, type PanelTask, panelTask } from './panel-task';
import { type Story, type StoryContext, SYSTEM_ACCOUNT } from './story-context';

interface Job {
  readonly task: string;
  readonly hour: number;
  readonly minute: number;
  /** Usual length in seconds, from and to. */
  readonly seconds: readonly [number, number];
  /** 1 is Monday; absent: every night. */
  readonly weekday?: number;
  item(context: StoryContext): string;
}

const JOBS: readonly Job[] = [
  { task: 'Mailbox Size Report', hour: 2, minute: 0, seconds: [9, 48], item: ({ tenant }) => tenant.organization },
  { task: 'Device Inventory Report', hour: 2, minute: 15, seconds: [4, 30], item: ({ tenant }) => tenant.organization },
  { task: 'Staff Accounts Report', hour: 2, minute: 30, seconds: [6, 25], item: ({ tenant }) => tenant.organization },
  { task: 'Database Backup', hour: 3, minute: 0, seconds: [120, 900], item: ({ tenant }) => `db_${tenant.domain}` },
  { task: 'Disk Space Check', hour: 5, minute: 45, seconds: [1, 6], item: ({ tenant }) => `space-${tenant.domain}` },
  {
    task: 'Licence Use Report',
    hour: 4,
    minute: 10,
    seconds: [15, 70],
    weekday: 1,
    item: ({ tenant }) => `"${tenant.organization}" licences`,
  },
];

const REPORT_LOG = (context: StoryContext, seconds: number): readonly PanelLogLine[] => [
  info(0, 'Collecting figures'),
  info(Math.floor(seconds / 2), `${context.random.integer(12, 260)} rows written`, 1),
  info(seconds, `Report sent to "${context.tenant.people[0]?.email ?? 'nobody'}"`),
];

const FAILED_LOG: readonly PanelLogLine[] = [
  info(0, 'Collecting figures'),
  info(11, '184 rows written', 1),
  {
    offset: 72,
    severity: 'error',
    depth: 0,
    text: 'The report could not be sent: the mail server "relay.bluegate-it.example" did not answer in 60 seconds, tried 3 times.',
    stackTrace:
      'System.Net.Mail.SmtpException: The operation has timed out.\r\n   at Demo.Reports.MailSender.Send(Report report)\r\n   at Demo.Scheduler.ReportJob.Run(JobContext context)',
  },
];

const CHORE_LOG = (job: Job, seconds: number): readonly PanelLogLine[] => [
  info(0, `${job.task} started by the scheduler`),
  info(seconds, 'Done'),
];

/** The first tenant's mailbox report could not be sent three nights ago. */
const failed = (context: StoryContext, job: Job, day: DemoDay): boolean =>
  context.place === 0 && job.task === 'Mailbox Size Report' && day.daysAgo === 3;

/** The second tenant's device report did not run five nights ago: the finding is the gap. */
const missing = (context: StoryContext, job: Job, day: DemoDay): boolean =>
  context.place === 1 && job.task === 'Device Inventory Report' && day.daysAgo === 5;

function runOf(context: StoryContext, job: Job, day: DemoDay): PanelTask {
  const what = { ...SYSTEM_ACCOUNT, source: 'Scheduled Jobs', task: job.task, item: job.item(context) };
  const started = day.at(job.hour, job.minute, context.random.integer(0, 4));
  if (failed(context, job, day)) return panelTask(started, 72, what, { severity: 'error', log: FAILED_LOG });
  const seconds = context.random.integer(job.seconds[0], job.seconds[1]);
  return panelTask(started, seconds, what, {
    log: job.task.endsWith('Report') ? REPORT_LOG(context, seconds) : CHORE_LOG(job, seconds),
  });
}

/** Reports and backups that run by themselves every night: one failed, one did not run. */
export const nightlyJobs: Story = (context) =>
  context.days.flatMap((day) =>
    JOBS.filter((job) => job.weekday === undefined || job.weekday === day.weekday)
      .filter((job) => !missing(context, job, day))
      .map((job) => runOf(context, job, day)),
  );

/** Zipping a space takes longer every night in the third tenant, until it runs into the working day. */
export const longZips: Story = (context) =>
  context.days.map((day, index) => {
    const growth = context.place === 2 ? index * 600 : 0;
    const seconds = context.random.integer(900, 1500) + growth;
    const isSlow = seconds > 14_400;
    const log: PanelLogLine[] = [info(0, 'Zipping files'), info(seconds - 20, 'Testing the archive', 1)];
    if (isSlow) {
      log.push({
        offset: seconds,
        severity: 'warning',
        depth: 0,
        text: 'Took longer than the 4 hours planned for it.',
      });
    }
    return panelTask(
      day.at(1, 30, context.random.integer(0, 9)),
      seconds,
      { ...SYSTEM_ACCOUNT, source: 'File Storage', task: 'Zip Space', item: `space-${context.tenant.domain}.zip` },
      { severity: isSlow ? 'warning' : 'information', log },
    );
  });
