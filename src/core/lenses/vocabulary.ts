import { z } from 'zod';
import type { KindId } from '../backends/kind-id';
import { KIND_IDS } from '../backends/kind-id';
import type { ArchivedTask } from './lens-reader';

/** The lists of tasks that lenses go by. */
export const TASK_LISTS = ['sensitive', 'scheduled', 'signIn', 'deletion'] as const;
export type TaskListId = (typeof TASK_LISTS)[number];

export const TASK_LIST_TITLES: Readonly<Record<TaskListId, string>> = {
  sensitive: 'Sensitive tasks',
  scheduled: 'Scheduled tasks and reports',
  signIn: 'Sign-ins',
  deletion: 'Deletions and revocations',
};

export const taskPatternSchema = z.strictObject({
  /** null: of any backend. */
  backend: z.enum(KIND_IDS).nullable(),
  /** What the pattern is compared with. */
  of: z.enum(['task', 'source']),
  /** The whole name, any case; `*` stands for any run of characters. */
  pattern: z.string().trim().min(1).max(300),
  /** Where it comes from: the vendor's documents, our guess from names, or the user. */
  origin: z.enum(['documented', 'inferred', 'own']),
});
export type TaskPattern = z.infer<typeof taskPatternSchema>;
export const taskListSchema = z.array(taskPatternSchema).max(1000);

const patterns =
  (origin: TaskPattern['origin'], of: TaskPattern['of'] = 'task') =>
  (backend: KindId | null, ...names: readonly string[]): readonly TaskPattern[] =>
    names.map((pattern) => ({ backend, of, pattern, origin }));
const documented = patterns('documented');
const inferred = patterns('inferred');
const inferredSources = patterns('inferred', 'source');

/**
 * What ships. Names of Lumu, Okta, GitHub, Google Workspace, Microsoft and AWS are those of the vendors' event references;
 * MSPControl publishes no list of its tasks, so that its names are guesses.
 */
export const SHIPPED_LISTS: Readonly<Record<TaskListId, readonly TaskPattern[]>> = {
  sensitive: [
    ...inferred(
      'mspcontrol',
      'Add Peer',
      'Grant *',
      '*Full Access*',
      'Reset Password',
      'Change Forwarding',
      '*Rights*',
    ),
    ...inferred('mspcontrol', '*Permission*', '*Role*', '*Password*', 'Delete *', 'Remove *', 'Add *Admin*'),
    ...documented('lumu', 'User Created', 'User Invited', 'User Activated', 'User Deleted', 'User Password Updated'),
    ...documented('lumu', 'API Key Revoked', 'Company Detached From MSP', 'Autopilot Status Updated'),
    ...documented('lumu', 'Grouping Rules Updated', 'Integration Deleted'),
    ...documented('okta', 'user.account.privilege.grant', 'group.privilege.grant', 'user.mfa.factor.deactivate'),
    ...documented('okta', 'user.mfa.factor.reset_all', 'policy.*', 'system.api_token.*', 'user.account.reset_password'),
    ...documented(
      'github',
      'org.add_member',
      'org.update_member',
      'repo.access',
      'repo.destroy',
      'team.add_repository',
    ),
    ...documented('github', 'personal_access_token.*', 'protected_branch.*', 'integration_installation.*'),
    ...documented('google-workspace', 'GRANT_ADMIN_PRIVILEGE', 'ASSIGN_ROLE', 'CHANGE_PASSWORD'),
    ...documented('google-workspace', 'CREATE_DATA_TRANSFER_REQUEST', 'AUTHORIZE_API_CLIENT_ACCESS'),
    ...documented('microsoft365', 'Add-MailboxPermission', 'New-InboxRule', 'Set-InboxRule', 'Set-Mailbox'),
    ...documented('microsoft365', 'Add member to role.', 'Add service principal credentials.', 'Reset user password.'),
    ...documented('microsoft365', 'Add member to role', 'Reset user password', 'Consent to application'),
    ...documented('microsoft365', 'Consent to application.', 'Update conditional access policy'),
    ...documented('cloudtrail', 'AttachUserPolicy', 'AttachRolePolicy', 'PutUserPolicy', 'PutBucketPolicy'),
    ...documented('cloudtrail', 'CreateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile', 'DeactivateMFADevice'),
    ...documented('cloudtrail', 'StopLogging', 'DeleteTrail', 'AuthorizeSecurityGroupIngress', 'ScheduleKeyDeletion'),
  ],
  scheduled: [
    ...inferredSources('mspcontrol', 'Schedul*', '*Scheduled*', 'Task Scheduler'),
    ...inferred('mspcontrol', '*Report', 'Scheduled *', '*Backup', 'Zip Space'),
    ...documented('lumu', 'Scheduled Report Sent', 'Incident Report Sent'),
    ...documented('cloudtrail', 'StartBackupJob', 'BackupJobCompleted', 'CreateSnapshot'),
    ...inferred(null, 'Scheduled *', '*scheduled_report*'),
  ],
  signIn: [
    ...inferred('mspcontrol', 'Sign In', 'Log In', 'Login', 'Logon', '*Sign In*', '*Login*', 'Authenticate'),
    ...documented('lumu', 'User Login', 'User First Login'),
    ...documented('okta', 'user.session.start', 'user.authentication.*'),
    ...documented('github', 'user.login', 'user.failed_login', 'org.sso_response'),
    ...documented('google-workspace', 'login_success', 'login_failure', 'login_challenge', 'suspicious_login'),
    ...documented('microsoft365', 'UserLoggedIn', 'UserLoginFailed', 'MailboxLogin'),
    ...documented('cloudtrail', 'ConsoleLogin', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'),
  ],
  deletion: [
    ...inferred('mspcontrol', 'Delete *', 'Remove *', 'Purge *', 'Disable *', 'Revoke *', 'Clear *'),
    ...documented('lumu', '*Deleted', '*Revoked', '*Deactivated', 'Company Detached From MSP'),
    ...documented(
      'okta',
      '*.delete',
      '*.revoke',
      '*.deactivate',
      '*.remove',
      '*.suspend',
      'group.user_membership.remove',
    ),
    ...documented('github', '*.destroy', '*.delete', '*.remove', '*.remove_member', '*.revoke*'),
    ...documented('google-workspace', 'DELETE_*', 'REMOVE_*', 'REVOKE_*', 'delete', 'trash'),
    ...documented('microsoft365', 'Delete *', 'Remove *', 'Remove-*', 'FileDeleted*', 'HardDelete', 'SoftDelete'),
    ...documented('microsoft365', 'MoveToDeletedItems', 'FolderDeleted*', 'Disable *'),
    ...documented('cloudtrail', 'Delete*', 'Terminate*', 'Detach*', 'Remove*', 'Revoke*', 'Deregister*'),
    ...inferred(null, '*delete*', '*revoke*'),
  ],
};

const fits = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'isu',
  );

/** `DELETE_MAILBOX`, `DeleteMailbox` and `Delete Mailbox` are one name: vendors write it one way in documents, another in records. */
const spaced = (name: string): string => name.replaceAll(/_|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ');

/** The names of all archived tasks that a list takes in, in alphabetical order. */
export function tasksOfList(list: readonly TaskPattern[], tasks: readonly ArchivedTask[]): readonly string[] {
  const tests = list.map(({ backend, of, pattern }) => ({ backend, of, test: fits(pattern) }));
  const found = tasks.filter((one) =>
    tests.some(
      ({ backend, of, test }) =>
        (backend === null || backend === one.backend) && (test.test(one[of]) || test.test(spaced(one[of]))),
    ),
  );
  return [...new Set(found.map(({ task }) => task))].toSorted((left, right) => left.localeCompare(right, 'en'));
}
