import type { CancelSignal } from '../../archive/archive';
import type { ArtefactQuestion, FetchedArtefact } from '../../artefacts/artefact';
import type { TestStep } from '../../connections/connection-test';
import type { Connection } from '../../connections/connection';
import { ExpectedFailure } from '../../failure/failure';
import { BackendFailure } from '../../http/backend-failure';
import type {
  CollectionScope,
  CollectionStream,
  ConnectorPage,
  ConnectorSession,
  ConnectorTools,
  LogClearing,
  RemoteTenant,
  WindowEnd,
  WindowRequest,
} from '../connector';
import { askedDays, dayAt } from './asked-days';
import { panelArtefact } from './panel-artefact';
import { checkPanel } from './panel-check';
import { panelClearing } from './panel-clearing';
import { PanelDirectory } from './panel-directory';
import { type LogQuestion, PanelLog, type SweepEnd } from './panel-log';
import { type PanelOptions, panelOptionsSchema } from './panel-options';
import { type HostingSpaces, hostingSpaces } from './panel-packages';
import { profileOf } from './panel-profile';
import { panelRules } from './panel-rules';
import { PanelService } from './panel-service';
import { panelVocabulary } from './panel-vocabulary';
import { RowPlans } from './row-plans';

/** Once, and three times again where the count did not agree. */
const MOST_SWEEPS = 4;
const SUBTREE = 'subtree';
const CUSTOMER = 'customer:';

/** A connection to a panel. */
export class PanelSession implements ConnectorSession {
  readonly account: string;
  readonly instance: string;
  readonly streams: readonly CollectionStream[];
  readonly clearing: LogClearing;
  readonly #tools: ConnectorTools;
  readonly #options: PanelOptions;
  readonly #zone: string | null;
  readonly #service: PanelService;
  readonly #directory: PanelDirectory;
  readonly #log: PanelLog;
  readonly #spaces: HostingSpaces;

  constructor(connection: Connection, tools: ConnectorTools) {
    const options = parsedOptions(connection);
    this.account = accountOf(connection);
    this.#tools = tools;
    this.#options = options;
    this.instance = options.instance || hostOf(connection.address);
    this.#zone = options.zone === '' ? null : options.zone;
    const timeoutMs = options.timeoutSeconds * 1000;
    this.#service = new PanelService(tools, profileOf(options), { user: this.account, timeoutMs });
    this.#directory = new PanelDirectory(this.#service, this.account);
    this.#log = new PanelLog(this.#service, tools.decoding, options.pageSize);
    this.#spaces = hostingSpaces(this.#service, this.#log);
    this.streams = [{ id: '', title: 'Audit log', rules: panelRules(options) }];
    this.clearing = panelClearing({
      service: this.#service,
      log: this.#log,
      zone: this.#zone,
      userIdOf: (scope, signal) => this.#userIdOf(scope, signal),
    });
  }

  check(signal: CancelSignal): AsyncIterable<TestStep> {
    const [service, directory, log] = [this.#service, this.#directory, this.#log];
    const now = (): number => this.#tools.now();
    return checkPanel({ service, directory, log, account: this.account, zone: this.#zone, now }, signal);
  }

  tenants(signal: CancelSignal): Promise<readonly RemoteTenant[]> {
    return this.#directory.tenants(signal);
  }

  scopes(tenants: readonly RemoteTenant[]): readonly CollectionScope[] {
    if (tenants.length === 0) return [];
    if (this.#options.mode === SUBTREE) {
      return [{ id: SUBTREE, title: `All customers of ${this.account}`, tenants, isOpen: false }];
    }
    return tenants.map((tenant) => ({
      id: `${CUSTOMER}${tenant.id}`,
      title: tenant.name ?? `Customer ${tenant.id}`,
      tenants: [tenant],
      isOpen: false,
    }));
  }

  organizations(tenant: RemoteTenant, signal: CancelSignal): Promise<readonly RemoteTenant[]> {
    return this.#spaces.of(tenant.id, signal);
  }

  vocabulary(signal: CancelSignal): Promise<readonly { readonly source: string; readonly tasks: readonly string[] }[]> {
    return panelVocabulary(this.#service, signal);
  }

  artefact(question: ArtefactQuestion, signal: CancelSignal): Promise<FetchedArtefact | null> {
    const { artefactColumn: column, artefactAddress: address } = this.#options;
    return panelArtefact(this.#tools, { column, address, account: this.account }, question, signal);
  }

  async *readWindow(request: WindowRequest, signal: CancelSignal): AsyncGenerator<ConnectorPage, WindowEnd, void> {
    const plans = await this.#plansOf(request, signal);
    const question = await this.#questionOf(request, signal);
    const { sortColumn } = this.#options;
    const byId = this.#options.profile === 'solidcp-wcf' ? 'RecordId' : 'RecordID';
    let problem = '';
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
      // The order by id is the same for every page, however many entries have one time.
      const sort = `${sweep % 2 === 0 ? sortColumn : byId} ASC`;
      const pages = this.#log.sweep({ ...question, sort }, signal);
      let step = await pages.next();
      for (; step.done !== true; step = await pages.next()) {
        const rows = step.value;
        yield { parts: await plans.parts(rows, signal), cursor: null, read: rows.length };
      }
      const end = this.#judged(step.value, request);
      if (end === null) return { outcome: 'complete', reason: null, total: step.value.total };
      problem = end;
    }
    throw new BackendFailure(
      'inconsistent',
      `The log of ${request.scope.title} changed while it was read, ${MOST_SWEEPS} times in a row: ${problem}.`,
    );
  }

  /** What keeps a reading from being complete; null: nothing does. */
  #judged({ problem, hasGrown, total }: SweepEnd, request: WindowRequest): string | null {
    if (problem !== null || !hasGrown) return problem;
    // Today's log grows at its end while it is read, by our own sign-ins if by nothing else.
    return this.#reachesToday(request) ? null : `it grew to ${total} entries though its days have ended`;
  }

  /** Whether the days that are asked, the one after the window included, hold the server's today. */
  #reachesToday(request: WindowRequest): boolean {
    const today = dayAt(this.#tools.now(), this.#zone ?? 'UTC');
    const earliest = this.#zone === null ? today.subtract({ days: 1 }) : today;
    return askedDays(request, this.#zone).endDate.slice(0, 10) >= earliest.toString();
  }

  async #plansOf({ scope, from, to }: WindowRequest, signal: CancelSignal): Promise<RowPlans> {
    const userId = await this.#userIdOf(scope, signal);
    const days = askedDays({ from, to }, this.#zone);
    const organizations = this.#options.attributeOrganizations
      ? await this.#spaces.byRecord(scope.tenants, { userId, days }, signal)
      : new Map<string, string>();
    return new RowPlans({
      directory: this.#directory,
      scope,
      fallback: userId,
      instance: this.instance,
      zone: this.#zone,
      organizations,
    });
  }

  async #questionOf({ scope, from, to }: WindowRequest, signal: CancelSignal): Promise<Omit<LogQuestion, 'sort'>> {
    const userId = await this.#userIdOf(scope, signal);
    return { userId, days: askedDays({ from, to }, this.#zone), what: `The log of ${scope.title}` };
  }

  async #userIdOf(scope: CollectionScope, signal: CancelSignal): Promise<string> {
    return scope.id.startsWith(CUSTOMER) ? scope.id.slice(CUSTOMER.length) : (await this.#directory.base(signal)).id;
  }
}

function parsedOptions(connection: Connection): PanelOptions {
  const parsed = panelOptionsSchema.safeParse(connection.options);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new ExpectedFailure('connection-invalid', `The options of ${connection.name} are not understood: ${problem}`);
}

function accountOf(connection: Connection): string {
  const account = connection.account ?? '';
  if (account !== '') return account;
  throw new ExpectedFailure('connection-invalid', `${connection.name} lacks the user name that the panel asks for.`);
}

/** Host and port as the address has them. */
function hostOf(address: string): string {
  return /^https?:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? address;
}
