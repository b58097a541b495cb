import { type ReactNode, useMemo, useState } from 'react';
import { useFollowAnnotations } from '../../api/use-annotations';
import { type AnnotationFlow, AnnotationFlowContext, type AnnotationTarget } from '../../ui/annotation-flow';
import { useCommands } from '../../ui/commands';
import { HistoryDialog } from './history-dialog';
import { MarkDialog } from './mark-dialog';
import { NoteDialog } from './note-dialog';
import { TagDialog } from './tag-dialog';
import { useAnnotate } from './use-annotate';

type Asked =
  | { readonly what: 'mark' | 'tag' | 'note'; readonly target: AnnotationTarget }
  | { readonly what: 'history' };

/** Marks, tags, notes and reviews for every screen: the dialogs that ask, undo and redo, the history. */
export function AnnotationFlowProvider(props: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const annotate = useAnnotate();
  useFollowAnnotations();
  const flow = useMemo<AnnotationFlow>(
    () => ({
      ask: (what, target) => setAsked({ what, target }),
      say: annotate.say,
      toggleReviewed: annotate.toggleReviewed,
      showHistory: () => setAsked({ what: 'history' }),
    }),
    [annotate],
  );
  useCommands({
    'annotations.undo': () => void annotate.undo(null),
    'annotations.redo': () => void annotate.redo(null),
    'annotations.history': flow.showHistory,
  });
  return (
    <AnnotationFlowContext.Provider value={flow}>
      {props.children}
      {asked !== null && <AskedDialog asked={asked} onClose={() => setAsked(null)} />}
    </AnnotationFlowContext.Provider>
  );
}

function AskedDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  switch (asked.what) {
    case 'mark':
      return <MarkDialog target={asked.target} onClose={onClose} />;
    case 'tag':
      return <TagDialog target={asked.target} onClose={onClose} />;
    case 'note':
      return <NoteDialog target={asked.target} onClose={onClose} />;
    case 'history':
      return <HistoryDialog onClose={onClose} />;
  }
}
