// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';

const VERDICTS = ['yes', 'no', 'cannot_tell'];

/**
 * One conversation to judge, blind: customer and helper, whoever that was. Three buttons or the keys 1 to 3; what the model said is shown
 * only afterwards. Tells `audited`.
 */
export class ManagerReading extends PageElement {
  static properties = { reading: { state: true }, done: { state: true }, over: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.reading = null;
    /** @type {any} */ this.done = null;
    this.over = false;
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.onKey);
    this.next();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey);
  }

  /** @param {() => Promise<any>} action */
  async attempt(action) {
    this.busy = true;
    try {
      await guarded(action);
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  next() {
    return this.attempt(async () => {
      this.reading = await request('POST', '/api/v1/audit/next', { body: {} });
      this.over = !this.reading;
      this.done = null;
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector('.reading h3'))?.focus();
    });
  }

  /** @param {string} verdict */
  judge(verdict) {
    if (this.busy || this.done || !this.reading) return;
    const note = /** @type {HTMLInputElement | null} */ (this.querySelector('[name=note]'))?.value ?? '';
    this.attempt(async () => {
      this.done = await request('POST', `/api/v1/audit/${encodeURIComponent(this.reading.id)}`, { body: { verdict, note } });
      this.tell('audited');
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector('.go-on'))?.focus();
    });
  }

  /** Not while somebody types. @param {KeyboardEvent} event */
  key(event) {
    const typing = /** @type {HTMLElement | null} */ (event.target)?.closest?.('input, textarea, select');
    const verdict = VERDICTS[Number(event.key) - 1];
    if (verdict && !typing && !event.metaKey && !event.ctrlKey && !event.altKey) this.judge(verdict);
  }

  render() {
    if (this.over) return html`<div class="empty">${icon('check')}<strong>${t('audit.none')}</strong><p>${t('audit.none.hint')}</p></div>`;
    if (!this.reading) return this.problem ? trouble(this.problem) : html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
    return html`<article class="reading" lang=${this.reading.locale || nothing} aria-busy=${this.busy}>
      <h3 tabindex="-1" lang=${words.locale}>${t('audit.question')}</h3>
      <ol class="transcript" aria-label=${t('conversation')}>${this.reading.lines.map((/** @type {any} */ line) => html`<li
        class="said first ${line.by === 'customer' ? 'customer' : 'agent'}"><div class="stack"><p class="who" lang=${words.locale}><b>${t(
        line.by === 'customer' ? 'audit.customer' : 'audit.helper')}</b></p><div class="bubble" dir="auto">${line.text}</div></div></li>`)}</ol>
      <div lang=${words.locale}>${trouble(this.problem)}${this.done ? this.answer() : this.gone() ? this.onward() : this.ask()}</div></article>`;
  }

  /** Whether this one is no longer the reader's to judge. */
  gone() {
    return ['already-audited', 'not-drawn'].includes(this.problem?.kind);
  }

  onward() {
    return html`<div class="actions"><button class="btn primary go-on" type="button" ?disabled=${this.busy} @click=${this.next}>${t('audit.next')}</button></div>`;
  }

  ask() {
    return html`<label class="field"><span>${t('audit.note')}</span><input class="input" name="note" maxlength="1000" autocomplete="off"></label>
      <div class="actions">${VERDICTS.map((verdict, place) => html`<button class="btn" type="button" ?disabled=${this.busy}
        aria-keyshortcuts=${place + 1} @click=${() => this.judge(verdict)}>${t(`audit.${verdict}`)} <kbd>${place + 1}</kbd></button>`)}</div>`;
  }

  answer() {
    const { verdict, grade, reason, judge, agrees } = this.done;
    return html`<div class="told" role="status">${icon(agrees ? 'check' : 'alert')}<div><p>${t(agrees ? 'audit.agrees' : 'audit.differs',
      { yours: t(`audit.${verdict}`), model: t(`audit.${grade}`) })}</p><p class="soft small"><span dir="auto">${reason}</span> (${judge})</p></div></div>
      ${this.onward()}`;
  }
}

customElements.define('manager-reading', ManagerReading);
