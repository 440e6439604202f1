// @ts-check
import { html, nothing } from 'lit';
import { PageElement, icon, t } from '../shared/page.js';

const STATUSES = ['available', 'busy', 'away', 'offline'];

/** Whether I take chats, and how many at once. Tells `present` ({status} or {capacity}) and `alerts` (boolean). */
export class AgentPresence extends PageElement {
  static properties = { presence: { attribute: false }, load: { type: Number }, alerts: { type: Boolean }, elsewhere: {}, here: {} };

  constructor() {
    super();
    this.presence = { status: 'offline', capacity: 3 };
    this.load = 0;
    this.alerts = false;
    this.elsewhere = '';
    this.here = '';
  }

  render() {
    const { status, capacity } = this.presence;
    return html`<section class="presence" aria-label=${t('presence')}>
      <label class="status"><span class="dot ${status}"></span><span class="sr">${t('presence')}</span>
        <select .value=${status} @change=${(/** @type {any} */ event) => this.tell('present', { status: event.target.value })}>
          ${STATUSES.map((name) => html`<option value=${name}
            ?selected=${name === status}>${t(`presence.${name}`)}</option>`)}</select></label>
      <label class="capacity" title=${t('capacity.hint')}><span class="num">${this.load} /</span><span class="sr">${t('capacity')}</span>
        <input type="number" class="num" min="0" max="1000" .value=${String(capacity)} @change=${this.capacity}></label>
      <button class="btn quiet only small" type="button" aria-pressed=${this.alerts} aria-label=${t('alerts')}
        title=${t(this.alerts ? heard() : 'alerts.off')} @click=${() => this.tell('alerts', !this.alerts)}>${icon('bell')}</button>
    </section>${this.why()}`;
  }

  /** What changed my status when it was not I, here; and that I overruled another tab. */
  why() {
    const passed = /** @type {any} */ (this.presence).why === 'offers_passed';
    if (!passed && !this.elsewhere && !this.here) return nothing;
    const tab = this.elsewhere ? t('presence.elsewhere') : t('presence.here');
    return html`<p class="quietly" role="status">${passed ? t('presence.passed') : tab}</p>`;
  }

  /** @param {any} event */
  capacity(event) {
    const wish = Math.round(Number(event.target.value));
    if (Number.isFinite(wish) && wish >= 0 && wish <= 1000) this.tell('present', { capacity: wish });
    else event.target.value = String(this.presence.capacity);
  }
}

/** The browser may have been told to show no notifications; then there is only the sound. */
function heard() {
  return globalThis.Notification?.permission === 'granted' ? 'alerts.on' : 'alerts.sound';
}

customElements.define('agent-presence', AgentPresence);
