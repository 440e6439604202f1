// @ts-check
/**
 * A safe subset of Markdown as DOM nodes: paragraphs, line breaks, lists, **bold**, *emphasis*, `code`, [links](https://…) and bare
 * addresses.
 * Everything else, markup included, stays text. Only http, https and mailto addresses become links.
 * @param {string} source @returns {DocumentFragment}
 */
export function markdown(source) {
  const fragment = document.createDocumentFragment();
  for (const block of source.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    if (block.trim()) fragment.append(...blockOf(block));
  }
  return fragment;
}

const ITEM = /^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/;

/** @param {string} block */
function blockOf(block) {
  const nodes = /** @type {HTMLElement[]} */ ([]);
  for (const line of block.split('\n')) {
    const item = ITEM.exec(line);
    const tag = item ? (item[1] ? 'ol' : 'ul') : 'p';
    const last = nodes[nodes.length - 1];
    const home = last?.localName === tag ? last : open(nodes, tag);
    if (item) home.append(filled('li', item[2]));
    else append(home, line.replace(/^#{1,6}\s+/, ''));
  }
  return nodes;
}

/** @param {HTMLElement[]} nodes @param {string} tag */
function open(nodes, tag) {
  const node = document.createElement(tag);
  nodes.push(node);
  return node;
}

/** @param {HTMLElement} paragraph @param {string} line */
function append(paragraph, line) {
  if (paragraph.hasChildNodes()) paragraph.append(document.createElement('br'));
  inline(paragraph, line);
}

/** @param {string} tag @param {string} text */
function filled(tag, text) {
  const node = document.createElement(tag);
  inline(node, text);
  return node;
}

const INLINE = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^\s)]+)\)|(https?:\/\/[^\s<>()（）。，、]+[^\s<>()（）。，、.,;:!?'"])|(?<![\w*])\*([^*\s][^*]*?)\*(?![\w*])/g;

/** @param {HTMLElement} home @param {string} text */
function inline(home, text) {
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    home.append(text.slice(end, match.index), piece(match));
    end = match.index + match[0].length;
  }
  home.append(text.slice(end));
}

/** @param {RegExpMatchArray} match @returns {Node} */
function piece(match) {
  const [whole, bold, code, label, address, bare, emphasis] = match;
  if (bold) return filled('strong', bold);
  if (code) return plain('code', code);
  if (emphasis) return filled('em', emphasis);
  return link(label ?? bare, address ?? bare) ?? document.createTextNode(whole);
}

/** @param {string} tag @param {string} text */
function plain(tag, text) {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

/**
 * A link that opens apart and tells the target nothing; null when the address is not one of the web or of mail.
 * @param {string} label
 * @param {string} address
 */
export function link(label, address) {
  if (!/^(https?:\/\/|mailto:|\/(?!\/))/i.test(address)) return null;
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer nofollow';
  anchor.textContent = label;
  return anchor;
}

/** One or two letters for an avatar: first letters of two words, or the first character of a Chinese name. @param {string} name */
export function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...word][0]).join('').toUpperCase() || '·';
}
