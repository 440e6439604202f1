// @ts-check
import { html, nothing } from 'lit';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';

/** Where an operator sets how long. */
const SET_BY = { conversations: 'EVENHAND_CONVERSATIONS_DAYS', attachments: 'EVENHAND_ATTACHMENTS_DAYS' };
const KINDS = ['settings', 'accounts', 'tokens', 'knowledge', 'experiments', 'imports', 'exports'];

/** How long what is kept, and who changed or took out what, a page at a time; administrators only. */
export class ManagerActivity extends PageElement {
  static properties = { kept: { state: true }, entries: { state: true }, people: { state: true }, next: { state: true }, who: { state: true },
    kind: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.kept = null;
    /** @type {any[] | null} */ this.entries = null;
    /** @type {any[]} */ this.people = [];
    this.next = '';
    this.who = '';
    this.kind = '';
    /** @type {any} */ this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    guarded(() => request('GET', '/api/v1/retention')).then((kept) => (this.kept = kept), (problem) => (this.problem = problem));
    this.read('');
  }

  /** @param {string} before where to go on; empty for a list begun anew */
  async read(before) {
    const { who, kind } = this;
    try {
      const page = await guarded(() => request('GET', `/api/v1/activity${query({ who, kind, before })}`));
      if (who !== this.who || kind !== this.kind) return;
      this.entries = before ? [...(this.entries ?? []), ...page.entries] : page.entries;
      [this.people, this.next, this.problem] = [page.people, page.next ?? '', null];
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** @param {{who?: string, kind?: string}} wish */
  narrow(wish) {
    Object.assign(this, wish);
    this.read('');
  }

  render() {
    return html`${this.retention()}<section><header class="section-top"><h2>${t('activity')}</h2>${this.pick('kind', KINDS.map((kind) =>
      [kind, t(`activity.kind.${kind}`)]))}${this.pick('who', this.people.map(({ id, name }) => [id, name]))}</header>
      <p class="soft explain">${t('activity.hint')}</p>${trouble(this.problem)}${this.list()}</section>`;
  }

  retention() {
    if (!this.kept) return nothing;
    const { conversationDays, attachmentDays, activities } = this.kept;
    const told = (/** @type {number | null} */ days) => (days === null ? t('retention.good') : t('retention.days', { count: days }));
    return html`<section><h2>${t('retention')}</h2><p class="soft explain">${t('retention.hint')}</p>
      <dl class="kept"><div><dt>${t('retention.conversations')}</dt><dd>${told(conversationDays)}</dd><dd class="soft small">${t(conversationDays === null
        ? 'retention.conversations.good' : 'retention.conversations.days')} <code>${SET_BY.conversations}</code></dd></div>
      <div><dt>${t('retention.attachments')}</dt><dd>${told(attachmentDays)}</dd><dd class="soft small">${t('retention.attachments.hint')}
        <code>${SET_BY.attachments}</code></dd></div>
      <div><dt>${t('retention.facts')}</dt><dd>${t('retention.good')}</dd><dd class="soft small">${t('retention.facts.hint')}</dd></div>
      <div><dt>${t('activity')}</dt><dd>${t('retention.entries', { count: activities })}</dd><dd class="soft small">${t('retention.activities.hint')}</dd></div></dl></section>`;
  }

  /** @param {'kind' | 'who'} key @param {[string, string][]} values */
  pick(key, values) {
    const chosen = this[key];
    return html`<label class="pill ${chosen ? 'set' : ''}"><span class="sr">${t(`activity.by.${key}`)}</span><select
      @change=${(/** @type {any} */ event) => this.narrow({ [key]: event.target.value })}><option value="">${t(`activity.all.${key}`)}</option>
      ${values.map(([code, name]) => html`<option value=${code} ?selected=${code === chosen}>${name}</option>`)}</select></label>`;
  }

  list() {
    if (!this.entries) return this.problem ? nothing : html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
    if (!this.entries.length) return html`<div class="empty">${icon('clock')}<strong>${t('activity.none')}</strong><p>${t('activity.none.hint')}</p></div>`;
    return html`<table class="stacking activity"><thead><tr><th scope="col">${t('changes.when')}</th><th scope="col">${t('changes.who')}</th>
      <th scope="col">${t('changes.what')}</th></tr></thead><tbody>${this.entries.map((one) => html`<tr><th scope="row" class="num">${words.dateTime(one.at)}</th>
        <td data-label=${t('changes.who')}>${one.name}</td><td data-label=${t('changes.what')}>${this.what(one)}</td></tr>`)}</tbody></table>
      ${this.next ? html`<button class="btn quiet" type="button" @click=${() => this.read(this.next)}>${t('activity.older')}</button>` : nothing}`;
  }

  /** What was done to what; names of fields are the API's own, in the type of code. @param {any} one */
  what({ what, about, fields }) {
    return html`${t(`activity.did.${what}`)}${about ? html` <b dir="auto">${about}</b>` : nothing}
      ${Object.keys(fields).length ? html`<span class="note soft small">${Object.entries(fields).map(([name, value], index) =>
        html`${index ? ' · ' : nothing}<code>${value ? `${name} ${value}` : name}</code>`)}</span>` : nothing}`;
  }
}

customElements.define('manager-activity', ManagerActivity);
