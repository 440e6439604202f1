// @ts-check
import { html, nothing } from 'lit';
import { PageElement, t } from '../shared/page.js';

/** @type {Promise<any> | null} */
let library = null;
let tries = 0;

/** The library, or null where it could not be had; asked for anew under another address, since a browser may remember that it failed. */
function drawer() {
  library ??= import(tries ? `${import.meta.resolve('echarts')}?again=${tries}` : 'echarts').catch(() => {
    tries += 1;
    library = null;
    return null;
  });
  return library;
}

const NARROW_PX = 560;

/** A chart with the table it shows behind it. `option` makes the chart's option from the page's colours; `table` is {head, rows}. */
export class ManagerChart extends PageElement {
  static properties = { option: { attribute: false }, table: { attribute: false }, label: {}, tall: { type: Boolean }, lost: { state: true } };

  constructor() {
    super();
    /** @type {((colours: Record<string, string>, narrow: boolean) => any) | null} */ this.option = null;
    /** @type {{head: string[], rows: any[][]}} */ this.table = { head: [], rows: [] };
    this.label = '';
    this.tall = false;
    this.lost = false;
    this.narrow = false;
    this.repaint = () => this.paint();
  }

  connectedCallback() {
    super.connectedCallback();
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.scheme.addEventListener('change', this.repaint);
    document.addEventListener('themed', this.repaint);
    this.paper = matchMedia('print');
    this.paper.addEventListener('change', this.repaint); // paper is white, whatever the theme
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.scheme?.removeEventListener('change', this.repaint);
    document.removeEventListener('themed', this.repaint);
    this.paper?.removeEventListener('change', this.repaint);
    this.sizes?.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }

  render() {
    return html`<figure class="chart">${this.lost ? html`<p class="soft" role="status">${t('chart.lost')} <button class="linkish" type="button"
        @click=${this.paint}>${t('retry')}</button></p>` : nothing}
      <div class="canvas ${this.tall ? 'tall' : ''}" ?hidden=${this.lost} role="img" aria-label=${this.label}></div>
      <details class="behind" ?open=${this.lost}><summary class="small">${t('table')}</summary>
        <div class="scroller" tabindex="0" role="region"
        aria-label=${this.label}><table><thead><tr>${this.table.head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${this.table.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div></details>
        </figure>`;
  }

  updated() {
    this.paint();
  }

  async paint() {
    const echarts = await drawer();
    if (this.lost !== !echarts) {
      this.lost = !echarts;
      return; // the update it causes paints, where there is something to paint with
    }
    if (!echarts) return;
    const home = /** @type {HTMLElement | null} */ (this.querySelector('.canvas'));
    if (!home || !this.isConnected || !this.option) return;
    if (!this.chart) this.start(echarts, home);
    const colours = coloursOf(home);
    this.narrow = home.clientWidth < NARROW_PX;
    this.chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(home).fontFamily, color: colours.ink2 },
      ...this.option(colours, this.narrow) }, true);
    this.chart.getZr().flush(); // a printer does not wait for the next frame
  }

  /** @param {any} echarts @param {HTMLElement} home */
  start(echarts, home) {
    this.chart = echarts.init(home, null, { renderer: 'canvas' });
    this.chart.on('click', (/** @type {any} */ event) => this.tell('chartclick', event));
    this.sizes = new ResizeObserver(() => {
      this.chart?.resize();
      if (this.narrow !== home.clientWidth < NARROW_PX) this.paint();
    });
    this.sizes.observe(home);
  }
}

const NAMES = /** @type {Record<string, string>} */ ({ ink: '--ink', ink2: '--ink-2', ink3: '--ink-3', line: '--line', accent: '--accent',
  soft: '--accent-soft', surface: '--surface', sunken: '--sunken', ok: '--ok', warn: '--warn', bad: '--bad' });

/** The tokens as plain rgb, which is all a canvas library understands. @param {HTMLElement} home */
function coloursOf(home) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d', { willReadFrequently: true }));
  const probe = home.appendChild(document.createElement('i'));
  const colours = Object.fromEntries(Object.entries(NAMES).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    return [name, `rgb(${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join(',')})`];
  }));
  probe.remove();
  return colours;
}

customElements.define('manager-chart', ManagerChart);
