import type { AnnotationAnswer } from '@contract/annotation-calls';
import type { Push } from '@contract/pushes';
import type { EntryAnnotations } from '@core/annotations/annotation';
import type {
  Actor,
  AnnotationAction,
  AnnotationBook,
  AnnotationOutcome,
  AnnotationTarget,
} from '@core/annotations/annotation-book';
import { ExpectedFailure } from '@core/failure/failure';
import type { SettingsStore } from '@core/settings/settings-store';
import type { FeatureHandlers } from '../../handlers';
import type { Operations } from '../../operations/operations';

export interface AnnotationsPorts {
  readonly archive: AnnotationBook;
  readonly settings: Pick<SettingsStore, 'readSettings'>;
  readonly operations: Pick<Operations, 'start'>;
  readonly push: (push: Push) => void;
  readonly now: () => number;
  /** The name of the account that runs the program. */
  readonly machineUser: () => string;
}

/** What takes longer than this is answered as an operation, milliseconds. */
const PATIENCE_MS = 700;

type Act = (actor: Actor) => Promise<AnnotationOutcome>;

/** Marks, tags, notes and reviews; every action is told to every window. */
export function createAnnotationsFeature(ports: AnnotationsPorts): FeatureHandlers<'annotations'> {
  const { archive } = ports;
  const who = (): string => ports.settings.readSettings().reviewer ?? ports.machineUser();
  const act = async (work: Act, rest: Partial<Actor> = {}): Promise<AnnotationOutcome> => {
    const outcome = await work({ who: who(), at: ports.now(), ...rest });
    if (outcome.action !== null) ports.push({ name: 'annotations.changed', body: { action: outcome.action.id } });
    return outcome;
  };
  const inTime = (title: string, work: Act): Promise<AnnotationAnswer> => answerInTime(ports, title, work, act);
  return {
    'annotations.ofEntries': async ({ entries, longestNote }) =>
      (await archive.annotationsOf(entries)).map((said) => withShortNote(said, longestNote)),
    'annotations.apply': async ({ target, change }) => {
      if (target.kind === 'entries') {
        return { kind: 'done', outcome: await act((actor) => archive.annotate(target, change, actor)) };
      }
      const { criteria, snapshot } = target;
      return inTime('Annotating all that match', (actor) => {
        const all: AnnotationTarget = { kind: 'search', question: { criteria, snapshot } };
        return archive.annotate(all, change, actor);
      });
    },
    'annotations.undo': async ({ action }) => {
      const id = action ?? numberOf(await archive.nextUndo(who()), 'You have annotated nothing that could be undone.');
      return inTime('Undoing an annotation', (actor) => archive.undoAnnotation(id, actor));
    },
    'annotations.redo': async ({ action }) => {
      const id = action ?? numberOf(await archive.nextRedo(who()), 'You have undone nothing that could be done again.');
      return inTime('Annotating again', (actor) => archive.redoAnnotation(id, actor));
    },
    'annotations.history': ({ offset, limit }) => archive.annotationActions(offset, limit),
    'annotations.tags': () => archive.annotationTags(),
    'annotations.reviewer': () => ({ who: who() }),
  };
}

/** Runs as an operation, and answers with what it did where that takes no longer than a moment. */
async function answerInTime(
  { operations }: AnnotationsPorts,
  title: string,
  work: Act,
  act: (work: Act, rest: Partial<Actor>) => Promise<AnnotationOutcome>,
): Promise<AnnotationAnswer> {
  let outcome: AnnotationOutcome | null = null;
  let failure: unknown = null;
  const { id, finished } = operations.start('annotation', title, 'entries', async ({ signal, report }) => {
    try {
      outcome = await act(work, { signal, onCounted: (total) => report({ total }) });
      return outcome;
    } catch (error) {
      failure = error;
      throw error;
    }
  });
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([finished, patience]);
  clearTimeout(timer);
  if (failure !== null) throw failure;
  return outcome === null ? { kind: 'running', operation: id } : { kind: 'done', outcome };
}

function numberOf(action: AnnotationAction | null, sentence: string): number {
  if (action === null) throw new ExpectedFailure('annotation-not-found', sentence);
  return action.id;
}

function withShortNote(said: EntryAnnotations, longest: number): EntryAnnotations {
  const { note } = said;
  if (note === null || note.text.length <= longest) return said;
  return { ...said, note: { ...note, text: `${[...note.text.slice(0, longest)].slice(0, -1).join('')}…` } };
}
