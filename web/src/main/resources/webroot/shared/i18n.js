// @ts-check
/** Words, numbers and dates in the reader's language. One instance a page, or one a widget. */
export const LOCALES = ['en', 'zh'];

/** The nearest language we speak. @param {string | null | undefined} tag */
export function nearest(tag) {
  const language = String(tag ?? '').toLowerCase().split('-')[0];
  return LOCALES.includes(language) ? language : '';
}

/** Address first, then what was chosen before, then the browser. */
export function preferredLocale() {
  const asked = new URLSearchParams(location.search).get('lang');
  const known = [asked, kept('evenhand:lang'), ...navigator.languages];
  return known.map(nearest).find(Boolean) ?? 'en';
}

/** @param {string} key */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage may be forbidden; the page works without
  }
}

/** @param {string} key @param {string | null} value */
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    return; // storage may be full or forbidden; nothing depends on it
  }
}

export class Words {
  /** @param {string} locale @param {Record<string, any>} messages */
  constructor(locale, messages) {
    this.locale = locale;
    this.messages = messages;
    this.tag = locale === 'zh' ? 'zh-Hans-CN' : 'en-GB';
    this.plural = new Intl.PluralRules(this.tag);
    /** @type {Record<string, any>} */ this.made = {};
    this.t = this.t.bind(this);
  }

  /** @param {string} locale @param {string} folder address that holds `<locale>.json` */
  static async load(locale, folder) {
    const response = await fetch(`${folder}/${locale}.json`);
    if (!response.ok) throw new Error(`messages ${locale}: HTTP ${response.status}`);
    return new Words(locale, await response.json());
  }

  /**
   * The message, with `{name}` filled in. A message with plural forms is an object and goes by `count`.
   * @param {string} key @param {Record<string, any>} [values]
   */
  t(key, values = {}) {
    const found = this.messages[key];
    if (found === undefined) return key;
    const text = typeof found === 'string' ? found : found[this.plural.select(values.count ?? 0)] ?? found.other;
    return text.replace(/\{(\w+)\}/g, (whole, name) => this.fill(values[name], whole));
  }

  /** @param {any} value @param {string} whole */
  fill(value, whole) {
    if (value === undefined || value === null) return whole;
    return typeof value === 'number' ? this.number(value) : String(value);
  }

  /** The message under `prefix.code`, or the code itself made readable. @param {string} prefix @param {string | null | undefined} code */
  term(prefix, code) {
    if (!code) return this.messages[`${prefix}.unknown`] ?? '';
    return this.messages[`${prefix}.${code}`] ?? sentence(code);
  }

  /** Made once: they are dear, and every row of a long list asks for some. @param {string} kind of Intl @param {object} options */
  formatter(kind, options = {}) {
    return (this.made[kind + JSON.stringify(options)] ??= new (/** @type {any} */ (Intl))[kind](this.tag, options));
  }

  /** @param {number} value @param {Intl.NumberFormatOptions} [options] */
  number(value, options) {
    return this.formatter('NumberFormat', options).format(value);
  }

  /** @param {number} value share from 0 to 1 @param {number} [digits] */
  percent(value, digits = 1) {
    return this.number(value, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** Difference of two shares in percentage points, signed. @param {number} value */
  points(value) {
    return this.number(value * 100, { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace('-', '−');
  }

  /** Several things in a row, as the language strings them together. @param {string[]} items */
  list(items) {
    return this.formatter('ListFormat', { type: 'conjunction', style: 'narrow' }).format(items);
  }

  /** m:ss, or h:mm:ss from an hour on. @param {number} seconds */
  clock(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
    const shown = parts[0] ? parts : parts.slice(1);
    return shown.map((part, index) => (index ? String(part).padStart(2, '0') : part)).join(':');
  }

  /** @param {string | Date} at */
  time(at) {
    return this.formatter('DateTimeFormat', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  }

  /** A moment to come, as near as it is: the time, the weekday and time, or the date. @param {string | Date} at */
  when(at) {
    const then = new Date(at);
    const days = Math.round((new Date(then).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86_400_000);
    const day = /** @type {Intl.DateTimeFormatOptions} */ (days === 0 ? {} : days < 7 ? { weekday: 'long' } : { month: 'long', day: 'numeric' });
    return this.formatter('DateTimeFormat', { ...day, hour: '2-digit', minute: '2-digit' }).format(then);
  }

  /** @param {number} bytes */
  size(bytes) {
    const large = bytes >= 1_000_000;
    const unit = large ? 'megabyte' : 'kilobyte';
    return this.number(large ? bytes / 1_000_000 : Math.max(1, bytes / 1000), { style: 'unit', unit, maximumFractionDigits: large ? 1 : 0 });
  }

  /** @param {string | Date} at @param {string} [timeZone] */
  dateTime(at, timeZone) {
    return this.formatter('DateTimeFormat', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
  }

  /** @param {string | Date} at @param {string} [timeZone] */
  date(at, timeZone) {
    return this.formatter('DateTimeFormat', { dateStyle: 'medium', timeZone }).format(new Date(at));
  }

  /** @param {string} from @param {string} to days, of which the second may be the first */
  range(from, to) {
    return this.formatter('DateTimeFormat', { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(new Date(from), new Date(to));
  }

  /** @param {number} day 1 for Monday to 7 */
  weekday(day) {
    return this.formatter('DateTimeFormat', { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
  }

  /** @param {string} code BCP 47 language tag */
  language(code) {
    return this.formatter('DisplayNames', { type: 'language' }).of(code) ?? code;
  }
}

/** `low_confidence` → `Low confidence`. @param {string} code */
function sentence(code) {
  const spaced = code.replace(/[_-]+/g, ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
