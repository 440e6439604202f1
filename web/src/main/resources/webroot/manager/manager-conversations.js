// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { addressOf, cohort, named } from './filters.js';
import { groupName } from './group.js';
import './manager-transcript.js';

const NARROW = ['entry', 'state', 'reason'];
const STATES = ['confirmed', 'verified', 'assumed', 'recontacted', 'unresolved', 'unanswered', 'queue_abandoned', 'pending', 'blocked',
  'unengaged', 'ambiguous'];
const REASONS = ['customer_asked', 'low_confidence', 'out_of_scope', 'repeated_failure', 'negative_sentiment', 'policy', 'bot_error',
  'overload', 'holdout', 'unknown'];
const VALUES = /** @type {Record<string, string[]>} */ ({ entry: ['bot_first', 'human_first'], state: STATES, reason: REASONS });
const TERMS = /** @type {Record<string, string>} */ ({ entry: 'entry', state: 'outcome', reason: 'reason' });

/** The ended conversations behind a number, newest first, and the transcript of one. Tells `look`. */
export class ManagerConversations extends PageElement {
  static properties = { look: { attribute: false }, fresh: { type: Number }, rows: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    this.fresh = 0;
    /** @type {any[] | null} */ this.rows = null;
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const before = changed.get('look');
    const same = before && addressOf({ ...before, conversation: '' }) === addressOf({ ...this.look, conversation: '' });
    if ((changed.has('look') && !same) || changed.has('fresh')) this.load();
  }

  async load() {
    const { entry, state, reason, agent, weekday, hour, version, figure, by, of } = this.look;
    const asked = (this.asked = (this.asked ?? 0) + 1);
    try {
      const answer = await guarded(() =>
        request('GET', `/api/v1/reports/conversations${query({ ...cohort(this.look), entry, state, reason, agent, weekday, hour, version, figure, by, of })}`));
      if (asked === this.asked) [this.rows, this.problem] = [answer.rows ?? answer.conversations ?? [], null];
    } catch (problem) {
      if (asked === this.asked) this.problem = problem;
    }
  }

  /** What else the list is narrowed to, and the way out of it. @param {string} key @param {string} name @param {string | undefined} value */
  only(key, name, value) {
    return value ? html`<button class="tag accent" type="button" @click=${() => this.tell('look', { [key]: '' })}>${name}: ${value} ${icon('close')}</button>`
      : nothing;
  }

  /** The station that all of the list passed. */
  get station() {
    const { by, of } = this.look;
    return by === 'station' && of ? html`<button class="tag accent" type="button" @click=${() => this.tell('look', { figure: '', by: '', of: '' })}>${
      groupName({ by, of })} ${icon('close')}</button>` : nothing;
  }

  /** Whom the list is narrowed to; without a row of theirs only the id is known. */
  get agentName() {
    return this.rows?.find((row) => row.agent === this.look.agent)?.agentName ?? this.look.agent;
  }

  render() {
    return html`<section class="part"><header class="section-top"><h2 tabindex="-1">${t('view.conversations')}</h2>${NARROW.map((key) => this.pick(key))}
        ${this.station}${this.only('agent', t('agent'), this.agentName)}${this.only('version', t('versions.version'), this.look.version)}
        ${this.only('weekday', t('weekday'), this.look.weekday && words.weekday(Number(this.look.weekday)))}
        ${this.only('hour', t('hour'), this.look.hour && `${this.look.hour.padStart(2, '0')}:00`)}</header>
      <p class="soft explain">${t('rows.ended')} <a class="noprint" href="/agent">${t('rows.open')}</a></p>
      ${trouble(this.problem)}${this.body()}</section>
      ${this.look.conversation ? html`<manager-transcript .conversation=${this.look.conversation}
        @shut=${this.shut}></manager-transcript>` : nothing}`;
  }

  /** Back to the row that was looked at. */
  shut() {
    const { conversation } = this.look;
    this.tell('look', { conversation: '' });
    const rows = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[data-talk]')]);
    (rows.find((row) => row.dataset.talk === conversation) ?? /** @type {HTMLElement | null} */ (this.querySelector('h2')))?.focus();
  }

  /** @param {string} key */
  pick(key) {
    const value = this.look[key] ?? '';
    return html`<label class="pill ${value ? 'set' : ''}"><span class="sr">${t(`filter.${key}`)}</span><select
      @change=${(/** @type {any} */ event) => this.tell('look', { [key]: event.target.value })}>
      <option value="">${t(`all.${key}`)}</option>${VALUES[key].map((code) =>
        html`<option value=${code} ?selected=${code === value}>${named(TERMS[key], code)}</option>`)}</select></label>`;
  }

  body() {
    if (!this.rows) return this.problem ? nothing : html`<div class="bone rows-bone"></div>`;
    if (!this.rows.length) return html`<div class="empty">${icon('list')}<strong>${t('rows.none')}</strong><p>${t('rows.none.hint')}</p>
      </div>`;
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${t('view.conversations')}><table class="rows stacking"><thead><tr><th
      scope="col">${t('customer.started')}</th><th scope="col">${t('filter.topic')}</th><th scope="col">${t('filter.entry')}</th>
      <th scope="col">${t('filter.state')}</th><th scope="col">${t('filter.reason')}</th><th scope="col">${t('agent')}</th>
      <th scope="col" class="end">${t('metric.csat.short')}</th></tr></thead>
      <tbody>${repeat(this.rows, (row) => row.conversation, (row) => this.row(row))}</tbody></table>
        </div>${this.rows.length >= 200 ? html`<p class="soft small">${t('rows.limit')}</p>` : nothing}`;
  }

  /** @param {any} row */
  row(row) {
    const good = ['confirmed', 'verified'].includes(row.state);
    const bad = ['unresolved', 'recontacted', 'queue_abandoned', 'blocked', 'unanswered'].includes(row.state);
    return html`<tr class=${row.conversation === this.look.conversation ? 'selected' : ''}><th scope="row"><button class="linkish num" data-talk=${row.conversation}
      type="button" @click=${() => this.tell('look', { conversation: row.conversation })}>${words.dateTime(row.startedAt,
      this.look.tz)}</button></th>
      <td data-label=${t('filter.topic')}>${words.term('topic', row.topic)}</td>
        <td data-label=${t('filter.entry')}>${words.term('entry', row.entry)}</td>
        <td data-label=${t('filter.state')}><span class="tag ${good ? 'ok' : bad ? 'bad' : ''}">${words.term('outcome', row.state)}</span></td>
        <td data-label=${t('filter.reason')}>${row.reason ? words.term('reason', row.reason) : '–'}</td>
        <td data-label=${t('agent')}>${row.agentName ?? '–'}</td>
        <td class="end num" data-label=${t('metric.csat.short')}>${row.csat ?? '–'}</td></tr>`;
  }
}

customElements.define('manager-conversations', ManagerConversations);
