// @ts-check
/**
 * An element with attributes, listeners (`onclick: fn`) and children; text stays text.
 * @param {string} tag @param {Record<string, any>} [settings] @param {...(Node | string | null | false | undefined)} children
 * @returns {any}
 */
export function el(tag, settings = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(settings)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, '');
    else if (value !== false && value !== undefined && value !== null) node.setAttribute(key, String(value));
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

/**
 * Brings a parent's children in line with the items, keeping a node as long as its key and its signature stay; `refresh` brings what
 * may change within a kept node up to date.
 * @template T
 * @param {HTMLElement} parent @param {T[]} items
 * @param {{key: (item: T) => string, signature: (item: T) => string, draw: (item: T) => HTMLElement,
 *   refresh: (node: any, item: T) => void}} how
 */
export function reconcile(parent, items, how) {
  const known = new Map([...parent.children].map((node) => [/** @type {any} */ (node).ehKey, node]));
  let before = parent.firstElementChild;
  for (const item of items) {
    const node = kept(known, item, how);
    how.refresh(node, item);
    if (node === before) before = before?.nextElementSibling ?? null;
    else parent.insertBefore(node, before);
  }
  for (const stale of known.values()) stale.remove();
}

/** @param {Map<string, Element>} known @param {any} item @param {any} how */
function kept(known, item, how) {
  const key = how.key(item);
  const signature = how.signature(item);
  const old = /** @type {any} */ (known.get(key));
  if (old?.ehSignature === signature) {
    known.delete(key);
    return old;
  }
  const node = how.draw(item);
  node.ehKey = key;
  node.ehSignature = signature;
  return node;
}

/** Whether a key belongs to an input method; Safari has ended the composition by the time it tells of the key. @param {KeyboardEvent} event */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}
