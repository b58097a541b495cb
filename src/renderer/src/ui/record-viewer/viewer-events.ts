import { editor, KeyCode } from 'monaco-editor/editor';
import type { RecordViewerProps } from './record-viewer-props';

export type ViewerEvents = Pick<RecordViewerProps, 'onCaret' | 'onMenu' | 'onPick'>;

/** Tells what is done in a viewer. `events` is asked each time: who listens may change. */
export function listenTo(viewer: editor.IStandaloneCodeEditor, events: () => ViewerEvents): void {
  const offsetAt = (position: { readonly lineNumber: number; readonly column: number }): number =>
    viewer.getModel()?.getOffsetAt(position) ?? 0;
  viewer.onDidChangeCursorPosition(({ position, source }) => {
    // A text that is set anew moves the cursor too: nobody has gone there.
    if (source !== 'model' && source !== 'api') events().onCaret?.(offsetAt(position));
  });
  viewer.onContextMenu(({ event, target }) => {
    const { onMenu } = events();
    if (onMenu === undefined || target.position === null) return;
    event.preventDefault();
    if (viewer.getSelection()?.containsPosition(target.position) !== true) viewer.setPosition(target.position, 'mouse');
    onMenu({ offset: offsetAt(target.position), x: event.posx, y: event.posy });
  });
  viewer.onMouseDown(({ event, target }) => {
    const isText = target.type === editor.MouseTargetType.CONTENT_TEXT;
    if (!isText || !event.leftButton || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    viewer.setPosition(target.position, 'mouse');
    events().onPick?.(offsetAt(target.position));
  });
  viewer.onKeyDown((event) => {
    const { onMenu } = events();
    const isMenuKey =
      event.keyCode === KeyCode.ContextMenu ||
      event.keyCode === KeyCode.Enter ||
      (event.shiftKey && event.keyCode === KeyCode.F10);
    if (onMenu === undefined || !isMenuKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const position = viewer.getPosition();
    if (position === null) return;
    event.preventDefault();
    event.stopPropagation();
    onMenu({ offset: offsetAt(position), ...screenPlace(viewer, position) });
  });
}

/** Just below the cursor, as far as it can be seen. */
function screenPlace(
  viewer: editor.IStandaloneCodeEditor,
  position: { readonly lineNumber: number; readonly column: number },
): { readonly x: number; readonly y: number } {
  viewer.revealPositionInCenterIfOutsideViewport(position);
  const place = viewer.getScrolledVisiblePosition(position);
  const box = viewer.getDomNode()?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + (place?.left ?? 0), y: (box?.top ?? 0) + (place?.top ?? 0) + (place?.height ?? 0) };
}
