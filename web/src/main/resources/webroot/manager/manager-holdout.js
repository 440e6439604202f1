// @ts-check
import { html, nothing } from 'lit';
import { Problem, request } from '../shared/api.js';
import { PageElement, icon, t, trouble, words } from '../shared/page.js';
import { field, given, number, tick } from './fields.js';
import './manager-sure.js';

const USUAL_PERCENT = 10;

/** Who takes part in a run, in words. @param {any} eligibility */
export function whom({ topics = [], channels = [], locales = [], hours = null } = {}) {
  const named = [topics.map((/** @type {string} */ code) => words.term('topic', code)), channels.map((/** @type {string} */ code) =>
    words.term('channel', code)), locales.map((/** @type {string} */ code) => words.language(code))].filter((names) => names.length);
  const shown = [...named.map((names) => words.list(names)), hours ? t('holdout.hours.shown', hours) : ''].filter(Boolean);
  return shown.length ? shown.join(' · ') : t('holdout.everybody');
}

/** Starts the holdout for a share and for whom, or says what runs and stops it. Tells `holdout` with what to do. */
export class ManagerHoldout extends PageElement {
  static properties = { holdout: { attribute: false }, choices: { attribute: false }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.holdout = null;
    /** @type {any} */ this.choices = {};
    /** @type {any} */ this.problem = null;
  }

  render() {
    return this.holdout.state === 'running' ? this.running() : this.begin();
  }

  running() {
    const { share, startedAt, startedBy } = this.holdout;
    return html`<div class="standing"><p>${t('holdout.at', { share: words.percent(share, 0) })} ${startedBy
      ? t('holdout.since.by', { day: words.dateTime(startedAt), name: startedBy }) : t('holdout.since', { day: words.dateTime(startedAt) })}
      <br><span class="soft small">${whom(this.holdout.eligibility)}</span></p>
      <manager-sure .label=${t('holdout.stop')} .sure=${t('holdout.sure')}
        @sure=${() => this.tell('holdout', () => request('POST', '/api/v1/holdout/stop'))}></manager-sure></div>${this.unseen()}`;
  }

  /** Nothing will come of a topic that nobody ever asks about. */
  unseen() {
    const { unseenTopics = [] } = this.holdout;
    return unseenTopics.length ? html`<p class="warning apart">${icon('alert')}<span>${t('holdout.unseen', { topics: words.list(unseenTopics) })}</span></p>` : nothing;
  }

  begin() {
    const { topics = [], channels = [], locales = [] } = this.choices;
    const group = (/** @type {string} */ name, /** @type {string[]} */ codes, /** @type {(code: string) => string} */ shown) =>
      html`<fieldset class="checks"><legend class="small">${t(`filter.${name}`)}</legend>${codes.map((code) =>
        tick(name, false, shown(code), code))}</fieldset>`;
    return html`<form class="editor starter" @submit=${this.start}>
      ${field(t('holdout.share'), number('share', USUAL_PERCENT, { min: 1, max: 50, required: true }), t('holdout.share.hint'))}
      <details class="behind"><summary class="small">${t('holdout.whom')}</summary><p class="soft small">${t('holdout.whom.hint')}</p>
        ${group('topic', topics, (code) => words.term('topic', code))}${group('locale', locales, (code) => words.language(code))}
        ${group('channel', channels, (code) => words.term('channel', code))}
        <div class="pair">${field(t('holdout.from'), number('from', undefined, { max: 23 }))}${field(t('holdout.to'), number('to', undefined,
          { min: 1, max: 24 }))}</div></details>
      ${trouble(this.problem)}<div class="actions"><button class="btn primary" type="submit">${t('holdout.start')}</button></div></form>`;
  }

  /** Hours count in the reader's own timezone. @param {SubmitEvent} event */
  start(event) {
    event.preventDefault();
    const { number: counted, all } = given(event);
    const [from, to] = [counted('from'), counted('to')];
    const half = (from === undefined) !== (to === undefined);
    this.problem = half ? new Problem({ status: 400, detail: t('holdout.hours.both') }) : null;
    if (half) return;
    const hours = from === undefined ? undefined : { from, to, tz: Intl.DateTimeFormat().resolvedOptions().timeZone };
    const body = { share: (counted('share') ?? USUAL_PERCENT) / 100, topics: all('topic'), locales: all('locale'), channels: all('channel'), hours };
    this.tell('holdout', () => request('POST', '/api/v1/holdout/start', { body }));
  }
}

customElements.define('manager-holdout', ManagerHoldout);
