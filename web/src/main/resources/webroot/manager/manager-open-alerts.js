// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { measureName, told } from './figures.js';
import { area, field, given } from './fields.js';
import { levelTag, signalNames, standingOf } from './levels.js';
import { movedBy } from './moved.js';

/** Alerts that were raised, and what is done about them: taken in hand, explained, resolved with a note; every step is kept. */
export class ManagerOpenAlerts extends PageElement {
  static properties = { fresh: { type: Number }, open: { state: true }, resolved: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.fresh = 0;
    /** @type {any[]} */ this.open = [];
    /** @type {any[]} */ this.resolved = [];
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('fresh')) this.attempt(async () => null);
  }

  /** Does it, then shows what there is: somebody else may have been faster. @param {() => Promise<any>} action @returns {Promise<boolean>} whether it was done */
  async attempt(action) {
    this.problem = null;
    let done = false;
    try {
      await guarded(action);
      done = true;
    } catch (problem) {
      this.problem = problem;
    }
    try {
      ({ open: this.open, resolved: this.resolved } = await guarded(() => request('GET', '/api/v1/alerts')));
    } catch (problem) {
      this.problem = problem;
    }
    return done;
  }

  render() {
    if (!this.open.length && !this.resolved.length) return trouble(this.problem);
    return html`<section class="part raised"><header class="section-top"><h2>${t('alert.open')}</h2></header>${trouble(this.problem)}
      ${this.open.length ? html`<ul class="cards">${repeat(this.open, (alert) => alert.id, (alert) => this.card(alert))}</ul>` : html`<p class="soft">${t('alert.none')}</p>`}
      ${this.resolved.length ? html`<details class="behind"><summary class="small">${t('alert.resolved', { count: this.resolved.length })}</summary>
        <ul class="cards">${repeat(this.resolved, (alert) => alert.id, (alert) => this.card(alert))}</ul></details>` : nothing}</section>`;
  }

  /** @param {any} alert */
  card(alert) {
    const ended = alert.state === 'resolved';
    return html`<li class="card"><div class="what"><h3>${measureName(alert.metric)}</h3>${ended ? html`<span class="tag ok">${icon('check')}${t('alert.state.resolved')}</span>`
      : levelTag(standingOf(alert, alert.value))}</div>
      ${standing(alert)}
      <p class="small owner">${alert.owner ? t('alert.owner', { name: alert.owner }) : t('alert.nobody')}${alert.owner || ended ? nothing
        : html`<button class="btn small" type="button" @click=${() => this.attempt(() => request('POST', to(alert, 'acknowledge'),
        { body: {} }))}>${t('alert.take')}<span class="sr">: ${measureName(alert.metric)}</span></button>`}</p>
      <ol class="trail small soft">${alert.trail.map((/** @type {any} */ step) => html`<li><time datetime=${step.at}>${words.dateTime(step.at)}</time>
        ${t(`alert.step.${step.what}`, { name: step.by || t('alert.house') })}${this.said(step)}</li>`)}</ol>
      ${movedBy(alert.contributions)}${ended ? nothing : this.actions(alert)}</li>`;
  }

  /** Levels are words of ours, everything else is what people wrote. @param {any} step */
  said({ what, text }) {
    if (!text || what === 'raised' || what === 'worsened' || what === 'eased' || what === 'calmed') return nothing;
    return html`: <span dir="auto">${text}</span>`;
  }

  /** @param {any} alert */
  actions(alert) {
    const send = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.currentTarget);
      const text = given(event).text('text');
      const ends = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === 'resolve';
      this.attempt(() => request('POST', to(alert, ends ? 'resolve' : 'explain'), { body: ends ? { note: text } : { text } })).then((done) => done && form.reset());
    };
    return html`<details class="behind"><summary class="small">${t('alert.note')}</summary><form class="editor" @submit=${send}>${field(t('alert.note'), area('text', '', 2, '', true),
      t('alert.note.hint'))}<div class="actions"><button class="btn" type="submit"
      value="explain">${t('alert.explain')}</button><button class="btn primary" type="submit" value="resolve">${t('alert.resolve')}</button></div></form></details>`;
  }
}

/** How it stood on the last day, how far that is from the usual and to which side, and since when. @param {any} alert */
function standing(alert) {
  const { unit, value, baseline, since, level } = alert;
  if (value === undefined || value === null) return nothing;
  return html`<p class="now num"><span class="value">${told(unit, value)}</span><span class="soft small">${[gapTo(unit, value, baseline),
    since && level !== 'green' && t('alerts.since', { day: words.date(since, 'UTC') }),
    ...signalNames(alert)].filter(Boolean).join(' · ')}</span></p>`;
}

/** @param {string} unit @param {number} value @param {number | null | undefined} usual */
function gapTo(unit, value, usual) {
  if (usual === undefined || usual === null) return '';
  if (told(unit, value) === told(unit, usual)) return t('alert.same');
  const far = Math.abs(value - usual);
  const gap = unit === 'seconds' ? words.clock(far) : t('points', { value: words.number(far * 100, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) });
  return t(value > usual ? 'alert.above' : 'alert.below', { gap, usual: told(unit, usual) });
}

/** @param {any} alert @param {string} step */
function to(alert, step) {
  return `/api/v1/alerts/${encodeURIComponent(alert.id)}/${step}`;
}

customElements.define('manager-open-alerts', ManagerOpenAlerts);
