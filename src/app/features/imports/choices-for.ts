import type { GenericMapping } from '@core/backends/generic-mapping';
import { KIND_IDS, type KindId } from '@core/backends/kind-id';
import { NO_CHOICES, type ReadingChoices, type ReadingPlan } from '@core/backends/reading-plan';
import { ExpectedFailure } from '@core/failure/failure';
import type { ImportedFile } from '@core/imports/import-report';
import { sourceKey } from '@core/imports/source-key';
import type { Settings } from '@core/settings/settings';
import type { ChangedChoices } from './corrected-plan';

/** Choices as a caller gives them: the mapping whole or by its saved name. */
export type GivenChoices = Omit<ReadingChoices, 'mapping'> & { readonly mapping: GenericMapping | string | null };
type Remembered = Settings['rememberedChoices'][string];

/** More sources than this are not remembered; the oldest go. */
const MOST_REMEMBERED = 500;

/** Finds a mapping by its saved name. Fails with `mapping-not-found`. */
export function resolveMapping(mapping: GenericMapping | string | null, settings: Settings): GenericMapping | null {
  if (typeof mapping !== 'string') return mapping;
  const found = settings.mappings.find((one) => one.name === mapping);
  if (found !== undefined) return found;
  const names = settings.mappings.map((one) => `"${one.name}"`).join(', ');
  throw new ExpectedFailure(
    'mapping-not-found',
    `There is no saved mapping named "${mapping}"; ${names === '' ? 'none is saved yet' : `saved are ${names}`}.`,
  );
}

const saysNothing = (choices: GivenChoices): boolean =>
  choices.kind === 'auto' && Object.entries(choices).every(([field, value]) => field === 'kind' || value === null);

/** The choices for one source: what the user gives now, else what was said of such a source the last time. */
export function choicesFor(
  source: { readonly path: string; readonly name: string },
  given: GivenChoices,
  settings: Settings,
): ReadingChoices {
  const mapping = resolveMapping(given.mapping, settings);
  if (!saysNothing(given)) return { ...given, mapping };
  const remembered = settings.rememberedChoices[sourceKey(source.path, source.name)];
  if (remembered === undefined) return { ...given, mapping };
  return {
    ...NO_CHOICES,
    kind: isKind(remembered.kind) ? remembered.kind : 'auto',
    tenant: remembered.tenant,
    organization: remembered.organization,
    instance: remembered.instance,
    zone: remembered.zone,
    mapping: settings.mappings.find((one) => one.name === remembered.mapping) ?? null,
  };
}

const isKind = (kind: string | null): kind is KindId => KIND_IDS.some((one) => one === kind);

/** The settings with the choices kept for each source; the same settings where nothing was said. */
export function rememberChoices(
  sources: readonly { readonly path: string; readonly name: string }[],
  given: GivenChoices,
  settings: Settings,
): Settings {
  if (saysNothing(given)) return settings;
  const saved = settings.mappings.map((one) => one.name);
  const mappingName = typeof given.mapping === 'string' ? given.mapping : (given.mapping?.name ?? null);
  const choices: Remembered = {
    kind: given.kind === 'auto' ? null : given.kind,
    tenant: given.tenant,
    organization: given.organization,
    instance: given.instance,
    zone: given.zone,
    mapping: mappingName !== null && saved.includes(mappingName) ? mappingName : null,
  };
  const keys = new Set(sources.map(({ path, name }) => sourceKey(path, name)));
  const kept = Object.entries(settings.rememberedChoices).filter(([key]) => !keys.has(key));
  const all = [...kept, ...[...keys].map((key) => [key, choices] as const)];
  return { ...settings, rememberedChoices: Object.fromEntries(all.slice(-MOST_REMEMBERED)) };
}

/**
 * The settings with a correction carried over to what is remembered of the same sources, so that their next file is not
 * read by the choices that were wrong. Only what was remembered as the file was read then is touched.
 */
export function rememberCorrection(
  files: readonly Pick<ImportedFile, 'name' | 'plan'>[],
  changes: ChangedChoices,
  settings: Settings,
): Settings {
  const remembered = Object.entries(settings.rememberedChoices).map(([key, choices]) => {
    const isMeant = files.some(({ name, plan }) => plan !== null && isOf(key, name) && wasReadBy(plan, choices));
    return [key, isMeant ? patched(choices, changes, settings) : choices] as const;
  });
  return { ...settings, rememberedChoices: Object.fromEntries(remembered) };
}

/** A file's name ends as its own source's key does, or starts with the given folder's name. */
function isOf(key: string, fileName: string): boolean {
  const [folder = ''] = fileName.split('/');
  const own = fileName.split(/[\\/]/u).at(-1) ?? fileName;
  return [folder, own].some((name) => {
    const pattern = sourceKey(name, name);
    return key === pattern || key.endsWith(`/${pattern}`);
  });
}

const wasReadBy = (plan: ReadingPlan, choices: Remembered): boolean =>
  (choices.kind === null || choices.kind === plan.kind) &&
  (choices.tenant === null || choices.tenant === plan.tenant) &&
  (choices.organization === null || choices.organization === plan.organization) &&
  (choices.zone === null || choices.zone === plan.zone);

function patched(choices: Remembered, changes: ChangedChoices, settings: Settings): Remembered {
  const { kind, tenant, organization, instance, zone, mapping } = changes;
  const isSaved = settings.mappings.some((one) => one.name === mapping?.name);
  return {
    kind: kind === undefined ? choices.kind : kind === 'auto' ? null : kind,
    tenant: tenant === undefined ? choices.tenant : tenant,
    organization: organization === undefined ? choices.organization : organization,
    instance: instance === undefined ? choices.instance : instance,
    zone: zone === undefined ? choices.zone : zone,
    mapping: mapping === undefined ? choices.mapping : isSaved ? (mapping?.name ?? null) : null,
  };
}
