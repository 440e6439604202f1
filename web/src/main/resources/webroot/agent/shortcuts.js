// @ts-check
/**
 * Single keys of the console; they rest while somebody writes, and can be switched off.
 * @param {KeyboardEvent} event
 * @param {import('./agent-page.js').AgentPage} page
 */
export function shortcut(event, page) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (!page.keysOn || page.dialog || page.palette) return;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select, [contenteditable]')) return;
  const act = actionOf(event.key, page);
  if (!act) return;
  event.preventDefault();
  act();
}

/** @param {string} key @param {import('./agent-page.js').AgentPage} page @returns {(() => any) | undefined} */
function actionOf(key, page) {
  const { desk } = page;
  if (/^[1-9]$/.test(key)) return () => open(page, desk.state.mine[Number(key) - 1]?.conversation);
  const [offer] = desk.state.offers;
  if (key === 'a' && offer) return () => page.take(offer.conversation);
  const always = /** @type {Record<string, () => any>} */ ({ n: () => page.next(), '?': () => page.ask('help'), j: () => move(page, 1),
    k: () => move(page, -1) });
  const own = /** @type {Record<string, () => any>} */ ({ r: () => page.write('reply'), o: () => page.write('note'), t: () =>
    page.ask('transfer'), b: () => page.ask('return'), e: () => page.ask('resolve') });
  return always[key] ?? (page.atHand ? own[key] : undefined);
}

/** @param {import('./agent-page.js').AgentPage} page @param {string | undefined} id */
function open(page, id) {
  if (id) page.desk.select(id);
}

/** @param {import('./agent-page.js').AgentPage} page @param {number} step */
function move(page, step) {
  const { order } = page;
  if (!order.length) return;
  const at = order.indexOf(page.desk.state.selected);
  open(page, order[(at + step + order.length) % order.length]);
}
