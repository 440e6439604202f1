// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { field, given, line, tick } from './fields.js';
import './manager-snippet.js';
import './manager-sure.js';

const STEPS = ['handoff.initiated', 'handoff.queued', 'handoff.accepted', 'handoff.completed', 'handoff.abandoned',
  'alert.raised', 'alert.acknowledged', 'alert.resolved'];

/** Other systems that are told of handoffs and alerts; and what could not be told, to be sent again. Administrators only. */
export class ManagerWebhooks extends PageElement {
  static properties = { hooks: { state: true }, letters: { state: true }, problem: { state: true }, made: { state: true } };

  constructor() {
    super();
    /** @type {any[] | null} */ this.hooks = null;
    /** @type {any[]} */ this.letters = [];
    /** @type {any} */ this.problem = null;
    /** @type {any} */ this.made = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => null);
  }

  /** Does it, then shows what there is. @param {() => Promise<any>} action */
  async attempt(action) {
    try {
      const done = await guarded(action);
      const [hooks, letters] = await guarded(() => Promise.all([request('GET', '/api/v1/webhooks'), request('GET', '/api/v1/dead-letters')]));
      [this.hooks, this.letters, this.problem] = [hooks.webhooks, letters.deadLetters, null];
      return done;
    } catch (problem) {
      this.problem = problem;
      return null;
    }
  }

  render() {
    if (!this.hooks) return this.problem ? trouble(this.problem) : html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
    return html`<section><h2 tabindex="-1">${t('section.webhooks')}</h2><p class="soft explain">${t('webhooks.hint')}</p>${trouble(this.problem)}
      ${this.made?.secret ? html`<div class="told" role="status">${icon('check')}<div><p>${t('webhooks.once')}</p>
        <manager-snippet .text=${this.made.secret}></manager-snippet></div></div>` : nothing}
      ${this.hooks.length ? html`<ul class="cards">${repeat(this.hooks, (one) => one.id, (one) => this.hook(one))}</ul>` : html`<p class="soft explain">${t('webhooks.none')}</p>`}${this.form()}</section>${this.undelivered()}`;
  }

  /** @param {any} one */
  hook(one) {
    const steps = words.list(one.events.map((/** @type {string} */ step) => t(`step.${step}`)));
    const address = `/api/v1/webhooks/${encodeURIComponent(one.id)}`;
    return html`<li class="movable"><div class="card"><b class="clip">${one.url}</b><span class="soft small">${[steps,
      one.text ? t('webhooks.text.on') : ''].filter(Boolean).join(' · ')}</span></div><manager-sure sign="trash"
      .label=${t('article.remove')} .sure=${t('accounts.sure')} .name=${one.url}
      @sure=${() => this.attempt(() => request('DELETE', address)).then(() => this.querySelector('h2')?.focus())}></manager-sure></li>`;
  }

  form() {
    return html`<form class="editor" @submit=${this.add}>${field(t('webhooks.url'), line('url', '', { required: true, maxlength: 2048,
      placeholder: 'https://desk.example/hooks' }))}
      <fieldset class="checks"><legend class="small">${t('webhooks.events')}</legend>
        ${STEPS.map((step) => tick('step', true, t(`step.${step}`), step))}</fieldset>
      ${tick('text', false, t('webhooks.text'))}
      <div class="actions"><button class="btn" type="submit">${icon('plus')}${t('webhooks.add')}</button></div></form>`;
  }

  /** @param {SubmitEvent} event */
  async add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const { text, all, ticked } = given(event);
    const events = all('step');
    const body = { url: text('url'), text: ticked('text'), ...(events.length ? { events } : {}) };
    this.made = await this.attempt(() => request('POST', '/api/v1/webhooks', { body }));
    if (this.made) form.reset();
  }

  undelivered() {
    if (!this.letters.length) return html`<section><h2>${t('letters')}</h2><p class="soft explain">${t('letters.none')}</p></section>`;
    return html`<section><h2>${t('letters')}</h2><p class="soft explain">${t('letters.hint')}</p>
      <table class="stacking"><thead><tr><th scope="col">${t('changes.when')}</th><th scope="col">${t('letters.event')}</th>
        <th scope="col">${t('letters.error')}</th>
        <th scope="col"><span class="sr">${t('letters.resend')}</span></th></tr></thead><tbody>${this.letters.map((one) => html`<tr>
        <th scope="row">${words.dateTime(one.createdAt)}</th><td data-label=${t('letters.event')}>${t(`step.${one.event}`)}</td>
        <td data-label=${t('letters.error')}>${one.error ?? '–'} <span class="soft small">${t('letters.attempts', { count: one.attempts })}</span></td>
        <td class="end"><button class="btn small" type="button" @click=${() => this.attempt(() =>
          request('POST', `/api/v1/dead-letters/${encodeURIComponent(one.id)}/resend`))}>${icon('refresh')}${t('letters.resend')}</button></td></tr>`)}</tbody>
      </table></section>`;
  }
}

customElements.define('manager-webhooks', ManagerWebhooks);
