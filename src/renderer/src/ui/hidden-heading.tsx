/** The page's heading, for people who hear the window; not seen. */
export function HiddenHeading({ text }: { readonly text: string }) {
  return <h1 style={HIDDEN}>{text}</h1>;
}

const HIDDEN = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
