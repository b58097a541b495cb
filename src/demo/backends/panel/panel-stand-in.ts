import { FaultBoard, type FaultName, SERVER_FAULTS } from '../fault';
import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';
import { startStandInServer } from '../server/stand-in-server';
import type { HeldEntry, StandIn, StandInOptions, StartStandIn } from '../stand-in';
import { seedOf } from './mix';
import { addNightlyReports } from './nightly-reports';
import { accessDenied, soapFault } from './panel-answers';
import { renderEntry } from './panel-entries';
import { PanelFaults } from './panel-faults';
import { answerWithFile, FILES_PATH } from './panel-files';
import { PanelLogService } from './panel-log-service';
import { type PanelRequest, readPanelRequest } from './panel-request';
import { PanelStore } from './panel-store';
import { answerAboutUsers } from './panel-users-service';
import { panelWorld, RESELLER_NAME, RESELLER_PASSWORD, type WorldTenant } from './panel-world';
import { ServerClock } from './server-clock';

/** What the stand-in for a panel can be besides what every stand-in can. */
export interface PanelStandInOptions extends StandInOptions {
  /** What a connection to it is set to; the server answers all of them. */
  readonly profile?: 'websitepanel-asmx' | 'solidcp-asmx' | 'solidcp-wcf';
  /** Zone of the server's clock. */
  readonly zone?: string;
  /** Whether a request with HTTP Basic leaves an entry in the log, as the vendor's does; it does unless given. */
  readonly writesSignIns?: boolean;
  /** Whether every customer has a report each night, one of them left out; it has not unless given. */
  readonly hasNightlyReports?: boolean;
}

const APPLICABLE: readonly FaultName[] = [
  ...SERVER_FAULTS,
  'late-arrival',
  'inserted-between-pages',
  'equal-times',
  'cap-in-one-second',
  'lying-total',
  'forbidden-tenant',
  'changed-duplicates',
  'deleted-entries',
  'huge-record',
  'entity-expansion',
];
/** Small logs are cut into several pages too. */
const SMALL_LOG = 2000;
const HOUR_MS = 3_600_000;

/** MSPControl's forerunners: the log, users and packages services of an Enterprise Server with a reseller's account. */
export const startPanelStandIn: StartStandIn = (options) => startPanelStandInAs(options);

/** The same with what only a panel can be. */
export async function startPanelStandInAs(options: PanelStandInOptions): Promise<StandIn> {
  const panel = new StandInPanel(options);
  const { now, port, tls } = options;
  const server = await startStandInServer({
    faults: panel.faults,
    now,
    answer: (request) => panel.answer(request),
    ...(port === undefined ? {} : { port }),
    ...(tls === undefined ? {} : { tls }),
  });
  const { zone = 'Europe/Berlin', profile = 'websitepanel-asmx', entriesPerTenant } = options;
  return {
    connector: 'mspcontrol',
    title: 'Stand-in for a hosting panel (MSPControl)',
    address: server.address,
    account: RESELLER_NAME,
    secret: RESELLER_PASSWORD,
    options: { profile, zone, pageSize: entriesPerTenant <= SMALL_LOG ? 50 : 500 },
    authority: server.authority,
    faults: panel.faults,
    applicable: APPLICABLE,
    tenants: panel.world.map(({ owner }) => ({ id: String(owner.id), name: owner.companyName })),
    held: () => panel.held(),
    add: (tenant, at) => panel.add(tenant, at),
    delete: (ids) => panel.store.delete(ids),
    requests: () => server.requests(),
    close: () => server.close(),
  };
}

class StandInPanel {
  readonly faults = new FaultBoard();
  readonly world: readonly WorldTenant[];
  readonly store: PanelStore;
  readonly #nowMs: () => number;
  readonly #log: PanelLogService;
  readonly #writesSignIns: boolean;

  constructor(options: PanelStandInOptions) {
    const { tenants, entriesPerTenant, days, seed = 'veritrail panel', zone = 'Europe/Berlin' } = options;
    this.#nowMs = () => Math.floor(options.now() / 1000) + (this.faults.isOn('clock-off') ? HOUR_MS : 0);
    this.#writesSignIns = options.writesSignIns ?? true;
    this.world = panelWorld(tenants);
    const now = Math.floor((options.madeAt ?? options.now()) / 1000);
    this.store = new PanelStore({ customers: tenants, entriesPerTenant, days, now, seed: seedOf(seed) });
    if (options.hasNightlyReports === true) addNightlyReports(this.store, this.world, { now, days, zone });
    this.#log = new PanelLogService({
      store: this.store,
      world: this.world,
      clock: new ServerClock(zone),
      board: this.faults,
      faults: new PanelFaults(this.store, this.faults, () => Math.floor(options.now() / 1000)),
    });
  }

  answer(incoming: StandInRequest): StandInAnswer {
    if (incoming.path === FILES_PATH) {
      const entry = this.store.find(incoming.query.get('RecordID') ?? '');
      return answerWithFile(incoming, entry === null ? null : renderEntry(this.store, this.world, entry));
    }
    const request = readPanelRequest(incoming);
    if (typeof request === 'string') return soapFault(request);
    const refusal = this.#signIn(request);
    if (refusal !== null) return refusal;
    return request.service === 'esAuditLog' ? this.#log.answer(request) : answerAboutUsers(request, this.world);
  }

  held(): readonly HeldEntry[] {
    const found: HeldEntry[] = [];
    for (const entry of this.store.all()) {
      const tenant = String(this.world[this.store.tenantOf(entry)]?.owner.id ?? '');
      found.push({ nativeId: this.store.idOf(entry), tenant, at: this.store.atOf(entry) * 1000 });
    }
    return found;
  }

  add(tenant: string, at: number): string {
    const place = this.world.findIndex(({ owner }) => String(owner.id) === tenant);
    if (place < 0) throw new Error(`the stand-in has no tenant ${tenant}`);
    return this.store.idOf(this.store.add({ at: Math.floor(at / 1000), tenant: place, kind: 'late' }));
  }

  /** What the panel refuses with, or null; it writes about either. */
  #signIn({ credentials, isBasic }: PanelRequest): StandInAnswer | null {
    const isKnown = credentials?.user === RESELLER_NAME && credentials.password === RESELLER_PASSWORD;
    if (isKnown) {
      if (isBasic && this.#writesSignIns) this.store.add({ at: this.#nowMs(), tenant: 0, kind: 'sign-in' });
      return null;
    }
    if (isBasic) return accessDenied();
    if (credentials === null) return soapFault('System.AccessViolationException: No anonymous access allowed.');
    this.store.add({ at: this.#nowMs(), tenant: 0, kind: 'failed-login' });
    return soapFault('Invalid user');
  }
}
