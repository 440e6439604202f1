// @ts-check
import { icon } from '../shared/icons.js';
import { composing, el } from './dom.js';
import { TAKEN } from './uploads.js';

const LONGEST = 4000;
const GROWS = CSS.supports('field-sizing', 'content');

/**
 * Where the customer writes: grows with the text, Enter sends, Shift+Enter breaks the line; files by button, paste or drop.
 * Tells `say` (text), `file` (File) and `typing`.
 */
export class EvenhandComposer extends HTMLElement {
  connectedCallback() {
    if (this.area) return;
    this.area = el('textarea', { rows: 1, maxlength: LONGEST, enterkeyhint: 'send', dir: 'auto',
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event), oninput: () => this.input(),
      onpaste: (/** @type {ClipboardEvent} */ event) => this.drop(event, event.clipboardData) });
    this.picker = el('input', { type: 'file', accept: TAKEN, multiple: true, hidden: true, onchange: () => this.picked() });
    this.attach = el('button', { class: 'attach', type: 'button', onclick: () => this.picker.click() }, icon('clip'));
    this.button = el('button', { class: 'send', type: 'submit', disabled: true }, icon('send'));
    const form = el('form', { class: 'composer', onsubmit: (/** @type {Event} */ event) => this.submit(event),
      ondragover: (/** @type {DragEvent} */ event) => event.preventDefault(),
      ondrop: (/** @type {DragEvent} */ event) => this.drop(event, event.dataTransfer) }, this.picker, this.attach, this.area, this.button);
    this.append(form);
    this.restore();
  }

  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words @param {{files?: boolean}} [duty] */
  show(view, words, duty) {
    this.files = duty?.files !== false && view.line.turn > 0; // whoever has not written yet sends none
    this.attach.hidden = !this.files;
    const agent = view.line.holder === 'agent' && view.line.agent;
    this.area.placeholder = agent ? words.t('placeholder.agent', { name: agent }) : words.t('placeholder');
    this.area.setAttribute('aria-label', words.t('label'));
    for (const [button, key] of [[this.button, 'send'], [this.attach, 'attach']]) button.setAttribute('aria-label', words.t(key));
    this.attach.title = words.t('attach.hint');
    this.hidden = view.line.holder === 'closed' || view.gone;
  }

  /** Keeps what is being written in this tab under the given name, over reloads and from page to page. @param {string} name */
  remember(name) {
    this.draft = name;
    this.restore();
  }

  restore() {
    if (this.area && this.draft) this.put(session((store) => store.getItem(this.draft)) ?? '');
  }

  /** Text to go on from, after what stands there already. @param {string} text */
  put(text) {
    if (!text) return;
    this.area.value = [this.area.value.trim(), text].filter(Boolean).join('\n').slice(0, LONGEST);
    this.grown();
  }

  focus() {
    this.area.focus({ preventScroll: true });
  }

  input() {
    if (this.area.value) this.tell('typing');
    this.grown();
  }

  grown() {
    const { value } = this.area;
    this.button.disabled = !value.trim();
    session((store) => (value ? store.setItem(this.draft, value) : store.removeItem(this.draft)));
    if (GROWS) return; // by the style sheet
    this.area.style.blockSize = 'auto';
    this.area.style.blockSize = `${Math.min(this.area.scrollHeight, 140)}px`;
  }

  picked() {
    for (const file of this.picker.files ?? []) this.tell('file', file);
    this.picker.value = '';
    this.focus();
  }

  /** Files only; text is left to the browser. @param {Event} event @param {DataTransfer | null} carried */
  drop(event, carried) {
    const files = [...(carried?.files ?? [])];
    if (!files.length || !this.files) return;
    event.preventDefault();
    for (const file of files) this.tell('file', file);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== 'Enter' || event.shiftKey || composing(event)) return; // Enter chooses a Chinese candidate
    this.submit(event);
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const text = this.area.value.trim();
    if (!text) return;
    this.area.value = '';
    this.input();
    this.tell('say', text);
  }

  /** @param {string} type @param {any} [detail] */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

/** @template T @param {(store: Storage) => T} use @returns {T | null} */
function session(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null; // storage forbidden: a draft ends with its page
  }
}

customElements.get('evenhand-composer') ?? customElements.define('evenhand-composer', EvenhandComposer);
