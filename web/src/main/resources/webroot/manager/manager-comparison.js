// @ts-check
import { html, nothing } from 'lit';
import { PageElement, icon, t, words } from '../shared/page.js';
import { METRICS, ahead, assumed, figure, gap, gapUnit, under } from './figures.js';
import { MODES, addressOf, madeOf, modeOf, spokenOf } from './filters.js';
import { armPlot, gapPlot } from './interval.js';

const ROWS = ['fcr', 'aht', 'csat', 'confirmed'];
const SIDES = [['botFirst', 'bot', 'bot_first'], ['humanFirst', 'people', 'human_first']];

/** Three rows, and confirmed below, by three columns; raw, like for like or randomised, as the verdict has it until another is chosen. Tells `look`. */
export class ManagerComparison extends PageElement {
  static properties = { report: { attribute: false }, look: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */ this.report = null;
    /** @type {import('./filters.js').Look} */ this.look = {};
  }

  get mode() {
    return modeOf(this.look, this.report);
  }

  render() {
    if (!this.report) return html`<div class="grid-bones" aria-hidden="true">${ROWS.map(() => html`<div class="bone"></div>`)}</div>`;
    if (!this.report.population.contacts) return nothing;
    return html`<section class="comparison" aria-labelledby="comparison-title">
      <header class="section-top"><h2 id="comparison-title">${t('comparison')}</h2>${this.flip()}${this.modes()}</header>
      <p class="soft explain">${t(`mode.${this.mode}.explain`)} ${this.caveat()} ${this.other()}</p>
      <table class="three" role="table"><caption class="sr">${t('comparison')}: ${t(`mode.${this.mode}`)}</caption>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader"><span class="sr">${t('metric')}</span></th>
          <th scope="col" role="columnheader"><span class="key bot"></span>${t('bot_first')}</th>
          <th scope="col" role="columnheader"><span class="key people"></span>${t('human_first')}</th>
          <th scope="col" role="columnheader">${t('difference')} <span class="soft">${t('difference.hint')}</span></th></tr></thead>
        <tbody role="rowgroup">${ROWS.filter((metric) => this.report.metrics[metric]).map((metric) => this.row(metric))}</tbody></table>
      ${this.early()}<p class="soft small legend"><span><span class="swatch"></span>${t('legend.assumed')}</span><span><span
        class="ringmark"></span>${t('legend.others')}</span><span class="trust">${t('legend.trust')}</span></p>
    </section>`;
  }

  modes() {
    const there = (/** @type {string} */ mode) => ROWS.some((metric) => under(this.report.metrics[metric], mode));
    return html`<div class="segments" role="group"
      aria-label=${t('mode')}>${MODES.map((mode) =>
      html`<button type="button" aria-pressed=${this.mode === mode} ?disabled=${!there(mode) && this.mode !== mode}
      title=${there(mode) ? nothing : t('mode.absent')} @click=${() => this.tell('look', { mode })}>${t(`mode.${mode}`)}</button>`)}</div>`;
  }

  flip() {
    const flipped = ROWS.filter((metric) => {
      const { signFlip, difference, rawWithin } = this.report.metrics[metric]?.likeForLike ?? {};
      return signFlip && ['bot', 'people'].includes(ahead(metric, difference)) && rawWithin * difference.value < 0;
    });
    return flipped.length ? html`<span class="tag accent flip"
      title=${t('flip.hint')}>${icon('refresh')}${t('flip', { metrics: words.list(flipped.map((metric) => t(`metric.${metric}`))) })}</span>`
      : nothing;
  }

  /** Where a side has too few to say: how many more conversations would, if the server can tell. */
  early() {
    const more = ROWS.map((metric) => [metric, under(this.report.metrics[metric], this.mode)?.moreConversations]).filter(([, count]) => count);
    return more.length ? html`<ul class="needed small">${more.map(([metric, count]) => html`<li><span class="tag warn">${t('early')}</span>
      ${t('early.more', { metric: t(`metric.${metric}`), count })}</li>`)}</ul>` : nothing;
  }

  caveat() {
    const block = this.report.metrics.fcr?.[this.mode];
    if (this.mode === 'randomised' && block?.valid === false) return html`<strong class="bad">${t('mode.invalid')}</strong>`;
    if (this.mode !== 'likeForLike' || !block) return nothing;
    return [t('coverage.is', { share: words.percent(block.coverage ?? 0, 0), target: words.term('target', block.target) }), coarsened(block) ?? block.reason].filter(Boolean).join(' ');
  }

  /** Where the verdict speaks of another way than the one that was chosen. */
  other() {
    const spoken = spokenOf(this.report);
    return spoken && spoken !== this.mode ? t('mode.spoken', { mode: t(`mode.${spoken}`) }) : '';
  }

  /** @param {string} metric */
  row(metric) {
    const all = this.report.metrics[metric];
    const block = under(all, this.mode);
    const arms = MODES.flatMap((mode) => [all[mode]?.botFirst, all[mode]?.humanFirst])
      .filter((arm) => arm?.value !== null && arm?.value !== undefined);
    const share = METRICS[metric].unit === 'share';
    const domain = /** @type {[number, number]} */ ([0, share ? 1 : Math.max(1, ...arms.map((arm) => arm.high ?? arm.value)) * 1.05]);
    return html`<tr class=${metric} role="row"><th scope="row" role="rowheader"><b>${t(`metric.${metric}`)}</b><span
      class="soft">${t(`metric.${metric}.hint`)}</span><a class="made noprint" href=${madeOf(this.look, metric)}
      aria-label=${t('made.of', { metric: t(`metric.${metric}`) })}>${t('made')}</a></th>
      ${SIDES.map(([name, side, entry]) =>
        html`<td role="cell" data-label=${t(entry)}>${this.arm(metric, block?.[name],
        { side: /** @type {any} */ (side), domain, bar: share && metric !== 'csat', entry })}</td>`)}
      <td class="diff" role="cell" data-label=${t('difference')}>${this.gap(metric, block, all)}</td></tr>`;
  }

  /**
   * @param {string} metric
   * @param {any} arm
   * @param {{side: 'bot' | 'people', domain: [number, number], bar: boolean, entry: string}} how
   */
  arm(metric, arm, how) {
    if (!arm?.n) return html`<span class="nothing">${t('nothing')}</span>`;
    const interval = arm.low === null || arm.low === undefined ? ''
      : t('interval', { low: figure(metric, arm.low), high: figure(metric, arm.high) });
    return html`<div class="big ${arm.tooEarly ? 'early' : ''}"><span class="value num">${figure(metric, arm.value)}</span>${arm.tooEarly
      ? html`<span class="tag warn">${t('early')}</span>` : nothing}
        <a class="n num" href=${addressOf({ ...this.look, view: 'conversations', entry: how.entry })}>${t('n', { count: arm.n })}</a></div>
      ${armPlot({ arm: metric === 'confirmed' ? { ...arm, assumed: 0 } : arm, ...how })}<p class="under num">${interval}${this.beside(metric, arm)}</p>`;
  }

  /** @param {string} metric @param {any} arm */
  beside(metric, arm) {
    if (metric === 'aht' && arm.median !== null
      && arm.median !== undefined) return html`<span>${t('aht.beside',
      { median: figure(metric, arm.median), p90: figure(metric, arm.p90) })}</span>`;
    if (metric === 'csat' && arm.offered) return html`<span>${t('csat.beside',
      { answered: arm.answered ?? arm.n, offered: arm.offered })}${typeof arm.weighted === 'number'
      ? ` · ${t('csat.weighted', { value: words.percent(arm.weighted) })}${typeof arm.weightedLow === 'number' ? ` (${t('interval',
        { low: words.percent(arm.weightedLow), high: words.percent(arm.weightedHigh) })})` : ''}${typeof arm.weightedCoverage === 'number' && arm.weightedCoverage < 1
        ? ` ${t('csat.weighted.coverage', { share: words.percent(arm.weightedCoverage, 0) })}` : ''}` : ''}${arm.bounds
        ? ` · ${t('csat.bounds', { low: words.percent(arm.bounds.low, 0), high: words.percent(arm.bounds.high, 0) })}` : ''}</span>`;
    if (metric === 'csat' && arm.offered === null) return html`<span>${t('csat.untold', { answered: arm.answered })}</span>`;
    // what customers said rests on no silence
    if (metric !== 'confirmed' && arm.assumed && arm.value) return html`<span>${assumed(arm)}</span>`;
    return nothing;
  }

  /** @param {string} metric @param {any} block @param {any} all */
  gap(metric, block, all) {
    const difference = block?.difference;
    const known = MODES.map((mode) => all[mode]?.difference).filter(Boolean);
    if (!difference) return html`<span class="nothing">${t('nothing.gap')}</span>`;
    const reach = Math.max(METRICS[metric].unit === 'share' ? 0.1 : 30,
      ...known.flatMap((one) => [Math.abs(one.low), Math.abs(one.high)])) * 1.08;
    const verdict = ahead(metric, difference);
    return html`<div class="big"><span class="value num">${gapUnit(metric, difference)}</span><span
      class="who-leads ${verdict}">${t(`ahead.${verdict}`)}</span></div>
      ${gapPlot({ difference, others: known.filter((one) => one !== difference), domain: [-reach, reach], verdict })}
      <p class="under num"><span>${t('interval', { low: gap(metric, difference.low), high: gap(metric, difference.high) })}</span></p>`;
  }
}

/** What is held equal, where that is less than was asked for. @param {{asked?: string[], strata?: string[]}} block */
function coarsened({ asked = [], strata = [] }) {
  if (!strata.length || strata.length >= asked.length) return undefined;
  const [kept, left] = [strata, asked.filter((code) => !strata.includes(code))].map((codes) => words.list(codes.map((code) => words.term('stratum', code))));
  return t('coverage.coarsened', { kept, left });
}

customElements.define('manager-comparison', ManagerComparison);
