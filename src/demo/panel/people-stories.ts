import { info, type PanelTask, panelTask } from './panel-task';
import { anybody, dayAgo, personOf, type Story, type StoryContext } from './story-context';
import type { DemoPerson } from '../tenants';

const address = (context: StoryContext): string => `203.0.113.${context.random.integer(10, 250)}`;

function signIn(context: StoryContext, at: number, who: DemoPerson, isGood: boolean): PanelTask {
  const { userId, username } = who;
  const from = info(0, `Address ${address(context)}`);
  return panelTask(
    at,
    0,
    { userId, username, source: 'Accounts', task: 'Sign In', item: username },
    {
      severity: isGood ? 'information' : 'warning',
      log: isGood ? [from] : [from, { offset: 0, severity: 'warning', depth: 0, text: 'Wrong user name or password' }],
    },
  );
}

/** People come in the morning, some come back after lunch, and now and then somebody mistypes. */
export const signIns: Story = (context) =>
  context.days
    .filter((day) => day.isWorkday)
    .flatMap((day) =>
      context.tenant.people.flatMap((who) => {
        const visits = context.random.integer(1, 3);
        return Array.from({ length: visits }, (_, visit) =>
          signIn(
            context,
            day.at(7 + visit * 4, context.random.integer(0, 59), context.random.integer(0, 59)),
            who,
            !context.random.chance(0.06),
          ),
        );
      }),
    );

/** Nine days ago, at night, somebody tried the first tenant's owner 48 times, got in, and let mail be forwarded. */
export const guessedPassword: Story = (context) => {
  if (context.place !== 0) return [];
  const owner = personOf(context.tenant, 0);
  const day = dayAgo(context.days, 9);
  const begin = day.at(3, 12, 5);
  const tries = Array.from({ length: 48 }, (_, at) => signIn(context, begin + at * 7000, owner, false));
  const inside = begin + 48 * 7000;
  const what = { userId: owner.userId, username: owner.username, source: 'Mail' };
  return [
    ...tries,
    signIn(context, inside, owner, true),
    panelTask(
      inside + 95_000,
      2,
      { ...what, task: 'Change Forwarding', item: owner.email },
      {
        severity: 'warning',
        log: [info(0, 'Forward all mail to "archive@elsewhere.example", keep no copy')],
      },
    ),
    panelTask(
      inside + 240_000,
      1,
      { ...what, task: 'Grant Full Access', item: `billing@${context.tenant.domain}` },
      {
        log: [info(0, `Full access for "${owner.username}"`)],
      },
    ),
  ];
};

/** Twelve days ago a peer of the second tenant gave out rights in the evening, one after the other. */
export const sensitivePeer: Story = (context) => {
  if (context.place !== 1) return [];
  const peer = personOf(context.tenant, 3);
  const day = dayAgo(context.days, 12);
  const what = { userId: peer.userId, username: peer.username, source: 'Accounts' };
  const boxes = ['headteacher', 'exams', 'finance', 'governors', 'counselling', 'admissions'];
  return [
    panelTask(
      day.at(21, 40, 2),
      3,
      { ...what, task: 'Add Peer', item: 'd.quist2' },
      {
        log: [info(0, 'Role "customer administrator" given')],
      },
    ),
    ...boxes.map((box, at) =>
      panelTask(
        day.at(21, 44 + at, 11),
        2,
        { ...what, source: 'Mail', task: 'Grant Full Access', item: `${box}@${context.tenant.domain}` },
        { log: [info(0, 'Full access for "d.quist2"'), info(1, 'Send as allowed', 1)] },
      ),
    ),
    panelTask(day.at(22, 3, 30), 1, { ...what, task: 'Reset Password', item: 'k.oelschlaeger' }),
  ];
};

/** Six days ago a leaving peer of the third tenant deleted what was theirs, and more. */
export const farewellDeletions: Story = (context) => {
  if (context.place !== 2) return [];
  const peer = personOf(context.tenant, 2);
  const day = dayAgo(context.days, 6);
  const what = { userId: peer.userId, username: peer.username };
  const domain = context.tenant.domain;
  return Array.from({ length: 34 }, (_, at) => {
    const isSite = at % 5 === 4;
    return panelTask(
      day.at(16, 20 + at, context.random.integer(0, 59)),
      context.random.integer(1, 9),
      {
        ...what,
        source: isSite ? 'Web Sites' : 'Mail',
        task: isSite ? 'Delete Site' : 'Delete Mailbox',
        item: isSite ? `depot${at}.${domain}` : `driver.${String(at).padStart(2, '0')}@${domain}`,
      },
      { severity: 'warning', log: [info(0, isSite ? 'Files kept for 0 days' : 'Contents kept for 14 days')] },
    );
  });
};

/** Who did it, for ordinary work: the tenant's people or the provider's. */
export const performerOf = (context: StoryContext): Pick<PanelTask, 'userId' | 'username'> => {
  const { userId, username } = anybody(context);
  return { userId, username };
};
