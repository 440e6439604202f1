// @ts-check
import { keep, kept } from '../shared/i18n.js';
import { t } from '../shared/page.js';

/** What calls an agent back to the page: a number in the title, a soft tone, a desktop notification; the last two only when asked for. */
export class Alerts {
  /** @param {(id: string) => void} onOpen told which conversation a notification that was pressed is about */
  constructor(onOpen) {
    this.onOpen = onOpen;
    this.title = document.title;
    this.on = kept('evenhand:alerts') === 'on';
    this.count = 0;
    document.addEventListener('visibilitychange', () => !document.hidden && this.badge(0));
  }

  /** Asks the browser only after the person pressed the button. @param {boolean} on */
  async set(on) {
    this.on = on;
    keep('evenhand:alerts', on ? 'on' : null);
    if (on && 'Notification' in globalThis && Notification.permission === 'default') await Notification.requestPermission();
    if (on) this.tone();
  }

  /** @param {{kind: string, id?: string, text?: string, name?: string}} news */
  tell(news) {
    if (document.hidden) this.badge(this.count + 1);
    if (!this.on) return;
    this.tone();
    if (!document.hidden || globalThis.Notification?.permission !== 'granted') return;
    const title = news.kind === 'ticket' ? t('alert.ticket') : news.kind === 'offer' ? t('alert.offer') : news.name || t('who.customer');
    new Notification(title, { body: news.kind === 'message' ? String(news.text ?? '').slice(0, 120) : '', tag: news.kind }).onclick = () => {
      window.focus();
      if (news.id) this.onOpen(news.id);
    };
  }

  /** @param {number} count */
  badge(count) {
    this.count = count;
    document.title = count ? `(${count}) ${this.title}` : this.title;
  }

  tone() {
    const context = (this.audio ??= new AudioContext());
    const gain = context.createGain();
    gain.gain.setValueAtTime(0.0001, context.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.06, context.currentTime + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.35);
    const note = context.createOscillator();
    note.frequency.value = 660;
    note.connect(gain).connect(context.destination);
    note.start();
    note.stop(context.currentTime + 0.4);
  }
}
