/**
 * Runs in the page before anything of it does (so it is plain JavaScript). From a key press on it notes of each part of
 * `window.paintParts` (name, selector) the last frame that showed a change in it: the time is taken in the task after the
 * frame's callbacks, when the frame has been handed to be painted. Changes of attributes count too, so that the figure is
 * that of the final picture and never of an interim one.
 */
{
  const parts = window.paintParts;
  const painted = new Map();
  const touched = new Set();
  const long = [];
  let pressed = 0;
  let isAsked = false;

  const afterFrame = () => {
    isAsked = false;
    const names = [...touched];
    touched.clear();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      for (const name of names) painted.set(name, performance.now());
    };
    channel.port2.postMessage(null);
  };

  const changed = (records) => {
    for (const { name, selector } of parts) {
      const part = document.querySelector(selector);
      if (part !== null && records.some(({ target }) => part.contains(target))) touched.add(name);
    }
    if (touched.size === 0 || isAsked) return;
    isAsked = true;
    requestAnimationFrame(afterFrame);
  };

  new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
    entryTypes: ['longtask'],
  });
  document.addEventListener('DOMContentLoaded', () => {
    const watched = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(changed).observe(document.body, watched);
  });
  window.addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp;
      painted.clear();
    },
    true,
  );

  window.paintWatch = {
    /** Milliseconds since the last change of any part, or since the key. */
    quietFor: () => performance.now() - Math.max(pressed, ...painted.values()),
    /** Milliseconds from the key to the last paint of each part; null: it was not painted anew. */
    read: () =>
      Object.fromEntries(parts.map(({ name }) => [name, painted.has(name) ? painted.get(name) - pressed : null])),
    /** Durations in milliseconds of the tasks over 50 ms since the last call. */
    longTasks: () => long.splice(0),
  };
}
