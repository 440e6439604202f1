// @ts-check
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { query, request } from '../shared/api.js';
import { LiveStream } from '../shared/live.js';
import { PageElement, demo, guarded, icon, signedIn, t, toSignIn, trouble } from '../shared/page.js';
import { onlyOnce } from '../shared/once.js';
import '../shared/eh-topbar.js';
import { addressOf, adjusted, cohort, fromAddress, narrowed, span, viewOf } from './filters.js';
import { fetched, lost } from './lost.js';
import './manager-comparison.js';
import './manager-filters.js';
import './manager-topics.js';
import './manager-verdict.js';
import './manager-working.js';

const VIEWS = [['report', 'chart'], ['time', 'clock'], ['alerts', 'bell'], ['conversations', 'list'], ['experiments', 'transfer'],
  ['audit', 'checks'], ['knowledge', 'book'], ['settings', 'edit']];
const UNFILTERED = new Set(['experiments', 'knowledge', 'settings']);
/** They read once; what they could not read is read when the server is back. */
const READ_ONCE = new Set(['conversations', 'experiments', 'audit', 'knowledge', 'settings']);
const LATER = /** @type {Record<string, () => Promise<any>>} */ ({
  report: () => import('./manager-breakdown.js'),
  time: () => import('./manager-time.js'),
  made: () => import('./manager-made.js'),
  alerts: () => import('./manager-alerts.js'),
  experiments: () => import('./manager-experiments.js'),
  audit: () => import('./manager-audit.js'),
  conversations: () => import('./manager-conversations.js'),
  knowledge: () => import('./manager-knowledge.js'),
  settings: () => import('./manager-settings.js'),
});
const EXPORTS = ['csv', 'jsonl', 'parquet'];
const SETTLE_MS = 400;
const AGAIN_MS = 4000;

/** What takes longest is asked for while it is still being found out who looks; whoever may not is sent away all the same. */
let early = ahead(fromAddress());
document.title = `${t('nav.manager')} · Evenhand`;
const me = await signedIn();
const admin = Boolean(me.roles?.includes('admin'));

/** The manager's page: the report first, then time, conversations and knowledge; what is looked at stands in the address. */
export class ManagerPage extends PageElement {
  static properties = { look: { state: true }, report: { state: true }, problem: { state: true }, choices: { state: true },
    line: { state: true }, fresh: { state: true }, synthetic: { state: true }, busy: { state: true }, lost: { state: true }, round: { state: true } };

  constructor() {
    super();
    this.look = fromAddress();
    /** @type {any} */ this.report = null;
    /** @type {any} */ this.problem = null;
    this.choices = { topics: [], locales: [], channels: [] };
    this.line = 'connecting';
    /** Whether the line was open before. */ this.heard = false;
    this.fresh = 0;
    /** As of which outcomes the report is. */ this.loaded = -1;
    this.synthetic = false;
    this.busy = false;
    this.lost = '';
    this.round = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    onlyOnce(this);
    addEventListener('popstate', () => this.turn(fromAddress()));
    this.addEventListener('click', (event) => this.follow(event));
    new LiveStream({ url: '/api/v1/desk/events', onEvent: (event) => event.type === 'outcomes_changed' && this.changed(),
      onState: (line, problem) => this.connected(line, problem) }).start();
    request('GET', '/api/v1/reports/filters')
      .then((choices) => (this.choices = { ...this.choices, ...choices }), () => undefined); // the filters show what the address names
    demo().then((there) => (this.synthetic = Boolean(there)));
    this.turn(this.look);
  }

  /** @param {string} line @param {any} problem */
  connected(line, problem) {
    if (line === 'refused' && problem?.status === 401) toSignIn();
    if (line === 'open' && this.heard) this.changed(); // nothing was heard while the line was down
    if (line === 'open' && READ_ONCE.has(this.look.view) && this.querySelector('main [data-again]')) this.round += 1;
    this.heard ||= line === 'open';
    this.line = line;
  }

  /** New outcomes often come in a burst: one refresh serves them all. */
  changed() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.fresh += 1;
      this.load();
    }, SETTLE_MS);
  }

  /** Links within the page change the view without a new page. @param {MouseEvent} event */
  follow(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest?.('a[href^="/manager"]');
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.go(Object.fromEntries(new URL(/** @type {HTMLAnchorElement} */ (link).href).searchParams));
  }

  /** @param {Record<string, string>} told */
  go(told) {
    history.pushState(null, '', addressOf({ ...told }));
    this.turn(fromAddress());
    scrollTo(0, 0);
  }

  /** The browser's Back undoes it; whoever undoes it here has gone back. @param {Record<string, string>} change */
  change(change) {
    const look = { ...this.look, ...change };
    const [from, to] = [addressOf(this.look), addressOf(look)];
    if (history.state?.from === to) history.back();
    else if (to !== from) history.pushState({ from }, '', to);
    this.turn(look);
  }

  /** @param {import('./filters.js').Look} look */
  turn(look) {
    const asked = query(adjusted(look));
    const before = this.asked;
    this.look = look;
    document.title = `${t(`view.${look.view}`)} · Evenhand`;
    fetched(() => LATER[look.view]?.(), (gone) => gone ? (this.lost = look.view) : this.lost === look.view && (this.lost = ''));
    if (look.view === 'report' && (asked !== before || this.loaded !== this.fresh || !this.report)) this.load();
  }

  async load() {
    if (this.look.view !== 'report') return;
    const asked = (this.asked = query(adjusted(this.look)));
    const { fresh } = this;
    this.busy = true;
    try {
      const report = await guarded(() => comparison(asked));
      if (asked === this.asked) [this.report, this.problem, this.loaded] = [report, null, fresh];
    } catch (problem) {
      if (asked === this.asked) this.failed(/** @type {any} */ (problem));
    }
    this.busy = false;
  }

  /** Away for a moment: said so, and asked again without anybody's doing. @param {import('../shared/api.js').Problem} problem */
  failed(problem) {
    this.problem = problem;
    clearTimeout(this.again);
    if (problem.retryable) this.again = setTimeout(() => this.load(), Math.max(AGAIN_MS, problem.retryAfterSeconds * 1000));
  }

  render() {
    const { look } = this;
    return html`<eh-topbar .me=${me} current="manager" .line=${this.line} .synthetic=${this.synthetic}></eh-topbar>
      <div class="subbar noprint"><nav class="views"
        aria-label=${t('views')}>${VIEWS.map(([view, sign]) =>
        html`<a href=${viewOf(look, view)}
        aria-current=${look.view === view ? 'page'
        : nothing}>${icon(sign)}<span>${t(`view.${view}`)}</span></a>`)}</nav>${this.exports()}</div>
      <main id="main" class="manager" tabindex="-1" @look=${(/** @type {any} */ event) => this.change(event.detail)}
        @go=${(/** @type {any} */ event) => this.go(Object.fromEntries(new URL(event.detail, location.origin).searchParams))}
        aria-busy=${this.busy && !this.report}>
        <h1 class="sr">${t(`view.${look.view}`)}</h1>
        ${UNFILTERED.has(look.view) || look.by === 'holdout' ? nothing : html`<manager-filters .look=${look} .choices=${this.choices}></manager-filters>`}
        ${keyed(this.round, this.view())}</main>`;
  }

  view() {
    const { look, fresh, report } = this;
    if (this.lost === look.view && look.view !== 'report') return lost();
    if (look.view === 'time') return html`<manager-time .look=${look} .fresh=${fresh}></manager-time>`;
    if (look.view === 'made') return html`<manager-made .look=${look} .fresh=${fresh}></manager-made>`;
    if (look.view === 'conversations') return html`<manager-conversations .look=${look} .fresh=${fresh}></manager-conversations>`;
    if (look.view === 'alerts') return html`<manager-alerts .look=${look} .fresh=${fresh}></manager-alerts>`;
    if (look.view === 'audit') return html`<manager-audit .look=${look} .fresh=${fresh}></manager-audit>`;
    if (look.view === 'experiments') return html`<manager-experiments .choices=${this.choices} .fresh=${fresh}></manager-experiments>`;
    if (look.view === 'settings') return html`<manager-settings .look=${look} ?admin=${admin}></manager-settings>`;
    if (look.view === 'knowledge') return html`<manager-knowledge .look=${look}></manager-knowledge>`;
    return html`${this.problem ? html`${trouble(this.problem)}<p>${report ? `${t('report.old')} ` : nothing}${this.problem.kind === 'not-allowed'
      ? html`<a class="btn" href="/agent">${t('nav.agent')}</a>`
      : html`<button class="btn" type="button" @click=${this.load}>${t('retry')}</button>`}</p>` : nothing}
      ${this.problem && !report ? nothing : html`<manager-verdict .report=${report} ?narrowed=${narrowed(look)}></manager-verdict>
        <manager-comparison .report=${report} .look=${look}></manager-comparison><manager-working .report=${report}
          .look=${look}></manager-working><manager-topics .report=${report} .look=${look}></manager-topics>
        ${this.lost === 'report' ? lost() : report?.population.contacts ? html`<manager-breakdown .look=${look} .fresh=${fresh}></manager-breakdown>` : nothing}`}`;
  }

  /** On a phone the views are a strip to be pushed: the one that is open should be seen. @param {Map<string, any>} changed */
  updated(changed) {
    const before = changed.get('look');
    if (changed.has('look') && before?.view !== this.look.view) this.querySelector('.views [aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  exports() {
    return html`<details class="drop"><summary class="btn quiet small" aria-label=${t('export')}>${icon('download')}<span
      class="long">${t('export')}</span></summary>
      <div class="sheet"><p class="row small soft">${t('export.hint')}</p>${EXPORTS.map((kind) =>
        html`<a class="item" href="/api/v1/outcomes.${kind}${query(selection(this.look))}"
        download>${t(`export.${kind}`)}</a>`)}<button class="item" type="button"
        @click=${() => print()}>${t('export.print')}</button></div></details>`;
  }
}

/** The conversations that are looked at, as a file is asked for. @param {import('./filters.js').Look} look */
function selection(look) {
  const { window, definition, topic, locale, channel, tz } = look;
  return { ...span(look), window, definition, topic, locale, channel, tz };
}

/** @param {import('./filters.js').Look} look */
function ahead(look) {
  if (look.view !== 'report') return null;
  const asked = query(adjusted(look));
  const answer = request('GET', `/api/v1/reports/comparison${asked}`);
  answer.catch(() => undefined); // whoever takes it up hears why
  return { asked, answer };
}

/** @param {string} asked @returns {Promise<any>} */
function comparison(asked) {
  const begun = early?.asked === asked ? early.answer : null;
  early = null;
  return begun ?? request('GET', `/api/v1/reports/comparison${asked}`);
}

customElements.define('manager-page', ManagerPage);
