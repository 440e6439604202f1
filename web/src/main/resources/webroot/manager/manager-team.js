// @ts-check
import { html, nothing } from 'lit';
import { PageElement, t, trouble } from '../shared/page.js';
import { area, choice, field, given, line, minutes, number, parts } from './fields.js';
import { DAYS, dayName } from './hours.js';

const ROUTING = ['manual', 'longest_idle', 'least_loaded'];
const ZONES = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const SHIFTS = '\\s*(\\d\\d:\\d\\d\\s*-\\s*\\d\\d:\\d\\d\\s*,?\\s*)*';
const FRESH = Object.freeze({ id: '', name: '', skills: [], languages: [], routing: 'longest_idle', offerSeconds: 20, refusals: 3 });

/** One team to change: whom it serves, how chats come to people, when it is open, what it promises. Tells `saveteam`, `removeteam`, `shut`. */
export class ManagerTeam extends PageElement {
  static properties = { team: { attribute: false }, teams: { attribute: false }, problem: { attribute: false }, always: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.team = null;
    /** @type {any[]} */ this.teams = [];
    /** @type {any} */ this.problem = null;
    /** @type {boolean | null} */ this.always = null;
  }

  get value() {
    return this.team ?? FRESH;
  }

  get aroundTheClock() {
    return this.always ?? Object.keys(this.value.hours?.week ?? {}).length === 0;
  }

  render() {
    const { value } = this;
    return html`<form class="editor" @submit=${this.save}><h3>${this.team ? value.name : t('team.new')}</h3>
      <div class="pair">${field(t('team.name'), line('name', value.name, { required: true, maxlength: 80 }))}
        ${this.team ? nothing : field(t('article.id'), line('id', '', { required: true, maxlength: 64, pattern: '[a-z0-9_\\-]+',
          placeholder: 'orders' }))}</div>
      <div class="pair">${field(t('team.skills'), line('skills', value.skills?.join(', '), { maxlength: 2000 }), t('people.empty'))}
        ${field(t('people.languages'), line('languages', value.languages?.join(', '), { placeholder: 'en, zh' }), t('people.empty'))}</div>
      ${this.routing(value)}${this.hours(value.hours ?? {})}${this.promises(value)}
      ${trouble(this.problem)}<div class="actions">${this.team && this.teams.length > 1 ? html`<button class="btn quiet danger" type="button"
        @click=${() => this.tell('removeteam', value.id)}>${t('article.remove')}</button>` : nothing}<button class="btn quiet" type="button"
        @click=${() => this.tell('shut')}>${t('cancel')}</button><button class="btn primary" type="submit">${t('article.save')}</button></div></form>`;
  }

  /** @param {any} team */
  routing({ routing, offerSeconds, refusals, overflow, id, wrapUpSeconds }) {
    const others = this.teams.filter((team) => team.id !== id);
    return html`<fieldset><legend>${t('team.routing')}</legend>
      <div class="pair">${field(t('team.how'), choice('routing', routing ?? 'manual', ROUTING.map((code) => [code, t(`routing.${code}`)])))}
        ${field(t('team.offer'), number('offer', offerSeconds, { min: 5, max: 600 }))}
        ${field(t('team.refusals'), number('refusals', refusals, { min: 1, max: 50 }))}
        ${field(t('team.wrapup'), number('wrapup', wrapUpSeconds, { max: 3600 }), t('team.wrapup.hint'))}</div>
      ${others.length ? html`<div class="pair">${field(t('team.overflow'), choice('overflow', overflow?.team ?? '', [['', t('team.overflow.none')],
        ...others.map((team) => /** @type {[string, string]} */ ([team.id, team.name]))]))}
        ${field(t('team.overflow.after'), number('after', minutes(overflow?.afterSeconds), { min: 0.5, max: 1440, step: 'any' }))}</div>`
        : nothing}</fieldset>`;
  }

  /** @param {any} hours */
  hours({ zone, week = {}, holidays = [] }) {
    return html`<fieldset><legend>${t('team.hours')}</legend>
      <label class="check"><input type="checkbox" name="always" .checked=${this.aroundTheClock}
        @change=${(/** @type {any} */ event) => (this.always = event.target.checked)}> ${t('hours.always')}</label>
      ${this.aroundTheClock ? nothing : html`${field(t('filter.tz'), line('zone', zone ?? HERE, { required: true, list: 'zones' }))}
        <datalist id="zones">${ZONES.map((one) => html`<option value=${one}></option>`)}</datalist>
        <div class="week">${DAYS.map((day, index) => field(dayName(index, 'long'), line(day, (week[day] ?? []).join(', '),
          { placeholder: t('hours.closed'), pattern: SHIFTS })))}</div><p class="soft small">${t('hours.hint')}</p>
        ${field(t('hours.holidays'), area('holidays', holidays.join('\n'), 3, '2026-12-25'), t('hours.holidays.hint'))}`}</fieldset>`;
  }

  /** @param {any} value */
  promises({ firstReplySeconds, resolutionSeconds, longestWaitSeconds, mostWaiting }) {
    return html`<fieldset><legend>${t('team.promises')}</legend><div class="pair">
      ${field(t('team.firstReply'), number('firstReply', minutes(firstReplySeconds), { min: 0.1, step: 'any' }))}
      ${field(t('team.resolution'), number('resolution', minutes(resolutionSeconds), { min: 0.1, step: 'any' }))}
      ${field(t('team.longestWait'), number('longestWait', minutes(longestWaitSeconds), { min: 0.2, max: 1440, step: 'any' }), t('team.longestWait.hint'))}
      ${field(t('team.mostWaiting'), number('mostWaiting', mostWaiting, { min: 1, max: 100000 }))}</div></fieldset>`;
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    const { text, list, number: counted, lines, ticked } = given(event);
    const week = ticked('always') ? {} : Object.fromEntries(DAYS.map((day) => [day, shifts(text(day))]).filter(([, one]) => one.length));
    const after = counted('after', 60);
    this.tell('saveteam', dense({ ...this.value, id: this.team ? this.value.id : text('id'), name: text('name'), skills: list('skills'),
      languages: list('languages'), routing: text('routing'), offerSeconds: counted('offer'), refusals: counted('refusals'),
      overflow: text('overflow') ? { team: text('overflow'), afterSeconds: after ?? 120 } : undefined,
      hours: ticked('always') ? undefined : { zone: text('zone'), week, holidays: lines('holidays') },
      firstReplySeconds: counted('firstReply', 60), resolutionSeconds: counted('resolution', 60),
      longestWaitSeconds: counted('longestWait', 60), mostWaiting: counted('mostWaiting'),
      wrapUpSeconds: counted('wrapup') }));
  }
}

/** @param {string} text */
function shifts(text) {
  return parts(text).map((shift) => shift.replace(/\s+/g, ''));
}

/** Without what was left empty: the server has its own sensible values for it. @param {Record<string, any>} told */
function dense(told) {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined && value !== null));
}

customElements.define('manager-team', ManagerTeam);
