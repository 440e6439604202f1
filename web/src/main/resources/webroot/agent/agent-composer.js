// @ts-check
import { html, nothing } from 'lit';
import { PageElement, icon, t } from '../shared/page.js';
import { TAKEN } from '../widget/uploads.js';
import { asking, composing, fitting } from './canned.js';

const LONGEST = 4000;
const GROWS = CSS.supports('field-sizing', 'content');

/**
 * Where the agent writes: a reply to the customer or a note among staff; `/` offers canned replies. Enter sends.
 * Canned replies come with their placeholders filled and are null until they are here: what asks for one is not sent before; `files` says whether any can be sent; `draft` ({text, mode}) is what was begun. Tells `reply` (text), `note` (text),
 * `file` (File), `drafted` ({text, mode}) and `typed`.
 */
export class AgentComposer extends PageElement {
  static properties = { canned: { attribute: false }, locale: {}, files: { attribute: false }, draft: { attribute: false }, mode: { state: true }, pick: { state: true },
    hit: { state: true } };

  constructor() {
    super();
    /** @type {any[] | null} */ this.canned = [];
    this.owed = false;
    this.locale = 'en';
    this.files = true;
    /** @type {import('./desk-store.js').Draft} */ this.draft = { text: '', mode: 'reply' };
    this.mode = 'reply';
    /** @type {string | null} */ this.pick = null;
    this.hit = 0;
  }

  get area() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }

  get found() {
    if (!this.canned || this.pick === null || this.mode === 'note') return [];
    return fitting(this.canned, this.pick, this.locale);
  }

  /** Whatever was not meant for the customer is not taken up as if it were. */
  willUpdate() {
    if (!this.hasUpdated) this.mode = this.draft.mode === 'reply' ? 'reply' : 'note';
  }

  firstUpdated() {
    this.area.value = this.draft.text;
    this.grow();
  }

  /** What asked for a canned reply before they were here gets it now, or goes as it stands. */
  updated() {
    if (!this.owed || !this.canned) return;
    const [first] = this.found;
    if (first) this.choose(first);
    else this.submit();
  }

  focus() {
    this.area.focus();
  }

  /** @param {string} mode reply or note */
  turn(mode) {
    this.mode = mode;
    this.drafted();
    this.updateComplete.then(() => this.focus());
  }

  drafted() {
    this.tell('drafted', { text: this.area.value, mode: this.mode });
  }

  render() {
    const matches = this.found;
    const tab = (/** @type {string} */ name) =>
      html`<button type="button" aria-pressed=${this.mode === name} @click=${() => this.turn(name)}>${t(`composer.${name}`)}</button>`;
    return html`<form class="composer ${this.mode}" @submit=${this.submit}>
      ${matches.length ? html`<ul class="canned" id="canned" role="listbox"
        aria-label=${t('canned')}>${matches.map((one, index) =>
        html`<li role="option" id="canned-${index}" aria-selected=${index === this.hit}
        @mousedown=${(/** @type {Event} */ event) => this.choose(one, event)}><kbd>/${one.shortcut}</kbd><span
        class="clip">${one.text}</span></li>`)}</ul>` : nothing}
      <textarea rows="2" maxlength=${LONGEST} dir="auto" aria-label=${t(`composer.${this.mode}.label`)}
        placeholder=${t(`composer.${this.mode}.hint`)}
        aria-autocomplete=${this.mode === 'reply' ? 'list' : nothing}
          aria-controls=${matches.length ? 'canned' : nothing} aria-activedescendant=${matches.length ? `canned-${this.hit}` : nothing}
        @input=${this.input} @keydown=${this.key} @paste=${(/** @type {any} */ event) => this.drop(event, event.clipboardData)}
        @drop=${(/** @type {any} */ event) => this.drop(event, event.dataTransfer)}></textarea>
      <div class="under"><span class="segments" role="group" aria-label=${t('composer.mode')}>${tab('reply')}${tab('note')}</span>
        ${this.files ? html`<input type="file" accept=${TAKEN} multiple hidden @change=${this.picked}><button class="btn quiet only small" type="button"
        aria-label=${t('attach')} title=${t('attach.hint')} @click=${() => /** @type {any} */ (this.querySelector('[type=file]')).click()}>${icon('clip')}</button>` : nothing}
        <span class="soft small hint">${t('composer.keys')}</span>
        <button class="btn primary small" type="submit">${t(`composer.${this.mode}.send`)}</button></div>
    </form>`;
  }

  input() {
    const { value } = this.area;
    this.pick = asking(value);
    this.owed = false;
    this.hit = 0;
    this.grow();
    this.drafted();
    if (value && this.mode === 'reply' && this.pick === null) this.tell('typed');
  }

  /** The style sheet grows it where a browser can; measuring lays out the whole console at every key. */
  grow() {
    if (GROWS) return;
    this.area.style.blockSize = 'auto';
    this.area.style.blockSize = `${Math.min(this.area.scrollHeight + 2, 220)}px`;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const matches = this.found;
    if (matches.length && this.among(event, matches)) return;
    if (event.key === 'Enter' && !event.shiftKey && !composing(event)) this.submit(event);
  }

  /** @param {KeyboardEvent} event @param {any[]} matches */
  among(event, matches) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.hit = (this.hit + step + matches.length) % matches.length;
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.pick = null;
    } else if ((event.key === 'Enter' && !composing(event)) || event.key === 'Tab') this.choose(matches[this.hit], event);
    else return false;
    return true;
  }

  /** @param {{text: string}} one @param {Event} [event] */
  choose(one, event) {
    event?.preventDefault();
    this.pick = null;
    this.owed = false;
    this.area.value = ''; // it takes the place of what it was asked for with
    this.insert(one.text);
  }

  /** Puts a text where the person writes, to be edited and sent; what stands there stays, and a note stays one. @param {string} text */
  insert(text) {
    const { area } = this;
    if (!area.value.trim()) this.mode = 'reply';
    const { selectionStart: from, selectionEnd: to } = area;
    const gap = from && !/\s$/.test(area.value.slice(0, from)) ? '\n' : '';
    area.setRangeText(gap + text, from, to, 'end');
    this.grow();
    this.focus();
    this.drafted();
  }

  /** Files only; text is left to the browser. @param {Event} event @param {DataTransfer | null} carried */
  drop(event, carried) {
    const files = [...(carried?.files ?? [])];
    if (!files.length || !this.files) return;
    event.preventDefault();
    for (const file of files) this.tell('file', file);
  }

  /** @param {any} event */
  picked(event) {
    for (const file of event.target.files ?? []) this.tell('file', file);
    event.target.value = '';
  }

  /** @param {Event} [event] */
  submit(event) {
    event?.preventDefault();
    const text = this.area.value.trim();
    this.owed = !this.canned && this.pick !== null && this.mode === 'reply';
    if (!text || this.owed) return;
    const { mode } = this;
    this.area.value = '';
    this.mode = 'reply';
    this.input();
    this.tell(mode, text);
  }
}

customElements.define('agent-composer', AgentComposer);
