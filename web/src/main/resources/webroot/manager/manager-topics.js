// @ts-check
import { html, nothing } from 'lit';
import { PageElement, t, words } from '../shared/page.js';
import { assumed, figure, gapUnit, interval } from './figures.js';
import { addressOf, madeOf } from './filters.js';
import { pairPlot } from './interval.js';

/**
 * First-contact resolution by topic: paired dots with intervals, widest gap first, marked only where it survives the correction for
 *   looking at many.
 */
export class ManagerTopics extends PageElement {
  static properties = { report: { attribute: false }, look: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */ this.report = null;
    /** @type {import('./filters.js').Look} */ this.look = {};
  }

  render() {
    const topics = this.report?.topics ?? [];
    if (!topics.length) return nothing;
    const lines = topics.map((/** @type {any} */ one) => this.lineOf(one))
      .sort((/** @type {any} */ a, /** @type {any} */ b) => Math.abs(b.difference?.value ?? 0) - Math.abs(a.difference?.value ?? 0));
    const most = Math.max(...lines.flatMap((/** @type {any} */ line) => [line.botFirst?.n ?? 0, line.humanFirst?.n ?? 0]));
    return html`<section class="topics" aria-labelledby="topics-title">
      <header class="section-top"><h2 id="topics-title">${t('topics')}</h2></header><p class="soft explain">${t('topics.hint')}</p>
      <table><thead><tr><th scope="col">${t('filter.topic')}</th><th scope="col" class="end volume">${t('conversations')}</th>
        <th scope="col" class="plotcell"><span class="key bot"></span><span class="words">${t('bot_first')}</span> <span
        class="key people"></span><span class="words">${t('human_first')}</span></th><th scope="col" class="end wide">${t('bot_first')}</th>
        <th scope="col" class="end wide">${t('human_first')}</th><th scope="col" class="end">${t('difference')}</th></tr></thead>
        <tbody>${lines.map((/** @type {any} */ line) => this.row(line, most))}</tbody></table></section>`;
  }

  /** @param {any} topic */
  lineOf(topic) {
    const blocks = topic.fcr?.raw || topic.fcr?.likeForLike ? topic.fcr : { raw: topic.fcr };
    const block = (this.look.mode !== 'raw' && blocks[this.look.mode]?.difference && blocks[this.look.mode]) || blocks.raw || {};
    const { botFirst, humanFirst, difference } = block;
    return { ...topic, botFirst, humanFirst, difference, contacts: topic.contacts ?? (botFirst?.n ?? 0) + (humanFirst?.n ?? 0) };
  }

  /** How a topic's figure was made, as one of many. @param {any} line */
  made(line) {
    return madeOf(this.look, 'fcr', 'topic', line.topic);
  }

  /** @param {any} line @param {any} arm */
  arm(line, arm) {
    return html`<a class="n" href=${this.made(line)}>${figure('fcr', arm?.value)}</a>${arm?.n ? html`<span class="soft small note">${interval('fcr', arm)}, ${t('n',
      { count: arm.n })}</span><span class="soft small note">${assumed(arm)}</span>` : nothing}`;
  }

  /** @param {any} line @param {number} most */
  row(line, most) {
    const thin = line.botFirst?.tooEarly || line.humanFirst?.tooEarly || !line.difference;
    return html`<tr class=${thin ? 'thin' : ''}><th scope="row"><a
      href=${addressOf({ ...this.look, topic: line.topic })}>${words.term('topic', line.topic)}</a></th>
      <td class="end volume num"><a class="n" href=${addressOf({ ...this.look, view: 'conversations', topic: line.topic })}>${words.number(line.contacts)}</a></td>
      <td class="plotcell">${pairPlot({ bot: line.botFirst, people: line.humanFirst, domain: [0, 1], most })}</td>
      <td class="end wide num">${this.arm(line, line.botFirst)}</td>
        <td class="end wide num">${this.arm(line, line.humanFirst)}</td>
      <td class="end num">${thin ? html`<span class="tag">${t('early')}</span>`
        : html`<a class="n ${line.significant ? 'marked' : 'soft'}" href=${this.made(line)}>${gapUnit('fcr', line.difference)}</a>${line.significant
        ? html`<span class="mark" title=${t('topics.marked')}><span class="sr">${t('topics.marked')}</span></span>` : nothing}`}</td></tr>`;
  }
}

customElements.define('manager-topics', ManagerTopics);
