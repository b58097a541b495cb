import { Random } from '../../random';

const WEB_ACTIONS = [
  'repo.create',
  'repo.destroy',
  'repo.access',
  'team.add_member',
  'team.remove_member',
  'org.add_member',
  'org.update_member',
  'protected_branch.create',
  'hook.create',
  'personal_access_token.access_granted',
  'workflows.completed_workflow_run',
] as const;
const GIT_ACTIONS = ['git.clone', 'git.fetch', 'git.push'] as const;
const PEOPLE = ['ada-winter', 'ben-okoro', 'chloe-marsh', 'dmitri-vale', 'emi-tanaka', 'deploy-demo[bot]'];
const REPOSITORIES = ['portal', 'timetable', 'freight-desk', 'infrastructure', 'handbook'];
const TEAMS = ['admins', 'developers', 'auditors'];

export interface GithubEvent {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** null: the enterprise's own. */
  readonly organization: string | null;
  readonly enterprise: string;
  readonly isGit: boolean;
  /** Characters of padding: the record of 50 MB. */
  readonly padding: number;
  /** True where the same id comes with another body. */
  readonly isChanged: boolean;
}

/** An entry as GitHub's audit log gives it. All invented. */
export function githubEvent(event: GithubEvent): Readonly<Record<string, unknown>> {
  const random = new Random(`github/${event.id}`);
  const action: string =
    event.organization === null ? 'business.add_admin' : random.pick(event.isGit ? GIT_ACTIONS : WEB_ACTIONS);
  const actor = random.pick(PEOPLE);
  return {
    '@timestamp': event.at,
    _document_id: event.id,
    action,
    actor,
    actor_id: 90_000_000 + PEOPLE.indexOf(actor),
    actor_is_bot: actor.endsWith('[bot]'),
    actor_location: { country_code: random.pick(['DE', 'US', 'NZ']) },
    created_at: event.at,
    business: event.enterprise,
    business_id: 4200,
    ...(event.organization === null ? {} : { org: event.organization, org_id: 70_000_000 }),
    ...(event.isChanged ? { message: 'corrected' } : {}),
    ...(event.padding > 0 ? { explanation: 'x'.repeat(event.padding) } : {}),
    ...subjectOf(action, event.organization ?? event.enterprise, random),
  };
}

function subjectOf(action: string, organization: string, random: Random): Readonly<Record<string, unknown>> {
  const repo = `${organization}/${random.pick(REPOSITORIES)}`;
  if (action.startsWith('git.')) {
    return { repo, repository: repo, repository_public: false, transport_protocol: 1, transport_protocol_name: 'http' };
  }
  if (action.startsWith('repo.') || action.startsWith('protected_branch.')) return { repo, visibility: 'private' };
  if (action.startsWith('team.')) {
    return { team: `${organization}/${random.pick(TEAMS)}`, user: random.pick(PEOPLE) };
  }
  if (action === 'hook.create') return { repo, hook_id: random.integer(1, 9_999_999), active: true, events: [] };
  if (action.startsWith('workflows.')) return { repo, name: 'build', conclusion: random.pick(['success', 'failure']) };
  return { user: random.pick(PEOPLE) };
}
