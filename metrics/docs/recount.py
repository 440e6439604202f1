#!/usr/bin/env python3
"""Recounts the headline of the comparison report from outcomes.csv, with nothing but Python's standard library.

    python3 recount.py outcomes.csv [--as-of 2026-11-20T12:00:00Z] [--window-days 7] [--strata topic,confidence,locale,returning]
                       [--from 2026-08-01] [--to 2026-11-20] [--tz Europe/Paris] [--experiment-topics a,b] [--json]

Days begin where --tz is. As of when the labels are true stands in the file; a file of another definition is recounted by
definition 1 all the same, and its labels are not compared.

Labels are derived here again from the facts alone, by definition 1 in words:
  engaged        the customer wrote (or it is not known how often), or the system closed it before
  mature         closed longer than the window before as-of
  first contact  no earlier contact of the customer on the topic closed within the window before it started, or was open then
  recontacted    the next contact on the topic started before the window after the close was over, also while this was open
  state          the first of: blocked, unengaged, queue_abandoned, recontacted, unresolved, confirmed, verified, unanswered,
                 pending, assumed, ambiguous
and compared with the labels in the file. Then: first-contact resolution, confirmed resolution, satisfaction and handle time of
both sides; Wilson and Newcombe (at the effective number of contacts, by the design effect over customers, where they
repeat); like for like by direct
standardisation over strata with at least 10 on each side, intervals by MOVER, of handle times by Welch and Satterthwaite
(where customers repeat by their number);
Mantel-Haenszel's risk difference; satisfaction weighted for those who were asked and did not answer; both resolution rates
where chance decided who went first, as assigned, by a confidence sequence that holds at every look.
"""
import argparse
import csv
import json
import math
import sys
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

Z = 1.959963984540054
LEAST = 10          # on each side, for a stratum to enter
ENOUGH = 0.80       # coverage below which default strata are coarsened
REPEATS = 1.1       # contacts a customer from which they are not independent
CUTS = (0.2, 0.4, 0.6, 0.8, 0.9)
HOURS_A_BAND = 4
PLANNED = 5000      # contacts at which an experiment's interval is narrowest
DEFAULT = ["topic", "confidence", "locale", "returning"]


def time(text, zone=timezone.utc):
    """A time without an offset, and the first moment of a day, are those of the zone."""
    if not text:
        return None
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def number(text):
    return float(text) if text else None


def truth(text):
    return None if text == "" else text == "true"


# ---------------------------------------------------------------- labels from facts

def met_human(row):
    return bool(row["handoff_accepted_at"] or row["human_agent"] or row["human_first_reply_at"]
                or (number(row["human_replies"]) or 0) > 0)


def in_line_at_end(row):
    """Where that is not told: left in the line, and nobody is told to have taken it or spoken to the customer since."""
    left = time(row["handoff_abandoned_at"])
    if row["held_by"] or left is None:
        return row["held_by"] == "queue"
    taken = [time(row[at]) for at in ("handoff_accepted_at", "human_first_reply_at")]
    spoke = time(row["bot_last_reply_at"])
    return all(at is None or at < left for at in taken) and (spoke is None or spoke <= left)


def last_holder(row):
    """Where that is not told: who took it, else the line it stood in last, else who went first."""
    if met_human(row) or row["human_handle_seconds"] or row["closed_by"] == "agent":
        return "human"
    queued, spoke = time(row["handoff_queued_at"]), time(row["bot_last_reply_at"])
    if queued is not None and (spoke is None or spoke <= queued):
        return "queue"
    return "human" if row["entry"] == "human_first" else "bot"


def unanswered(row):
    holder = row["held_by"] or last_holder(row)
    if holder == "queue":
        return True
    if holder == "bot":
        if row["bot_last"]:
            return row["bot_last"] != "answer"
        return (number(row["bot_answers"]) == 0 and (number(row["human_replies"]) or 0) == 0
                and not row["human_first_reply_at"])
    return holder == "human" and number(row["human_replies"]) == 0 and not row["human_first_reply_at"]


def contradictory(row, closed):
    done = [time(row[at]) for at in ("human_first_reply_at", "bot_first_reply_at", "handoff_accepted_at")]
    csat = number(row["survey_csat"])
    return (closed < time(row["started_at"])
            or (row["bot_last"] == "answer" and number(row["bot_answers"]) == 0)
            or (number(row["human_replies"]) == 0 and bool(row["human_first_reply_at"]))
            or any(at is not None and at > closed for at in done)
            or (csat is not None and csat <= 2)
            or row["human_disposition"] == "unresolved"
            or row["review_audit"] == "no")


def state(row, window, as_of):
    closed, csat, back = time(row["closed_at"]), number(row["survey_csat"]), time(row["next_same_topic_at"])
    if row["closed_by"] == "system":
        return "blocked"
    if number(row["customer_messages"]) == 0:
        return "unengaged"
    if in_line_at_end(row):
        return "queue_abandoned"
    if back is not None and back <= closed + window:
        return "recontacted"
    if row["survey_resolved"] == "no":
        return "unresolved"
    if row["survey_resolved"] == "yes" or (csat is not None and csat >= 4):
        return "confirmed"
    if row["verified_by"]:
        return "verified"
    if unanswered(row):
        return "unanswered"
    if not closed < as_of - window:
        return "pending"
    return "ambiguous" if contradictory(row, closed) else "assumed"


def seconds(row):
    """Of whoever took part; unknown where the bot went first or a person took it and that part is not told."""
    bot, handle, wrap_up = (number(row[c]) for c in
                            ("bot_elapsed_seconds", "human_handle_seconds", "human_wrap_up_seconds"))
    if (bot is None and (row["entry"] == "bot_first" or handle is None)) or (handle is None and met_human(row)):
        return None
    return (bot or 0) + (0 if handle is None else handle + (wrap_up or 0))


def survey_class(row, window, as_of):
    """The state as it would be had nobody answered the survey."""
    return state({**row, "survey_resolved": "", "survey_csat": ""}, window, as_of)


class Contact:
    def __init__(self, row, window, as_of, zone):
        self.zone, self.unasked = zone, survey_class(row, window, as_of)
        self.row, self.customer, self.bot = row, row["customer"], row["entry"] == "bot_first"
        self.state = state(row, window, as_of)
        before = time(row["previous_same_topic_closed_at"])
        self.first = before is None or before + window < time(row["started_at"])
        engaged = number(row["customer_messages"]) != 0 or row["closed_by"] == "system"
        self.counted = engaged and time(row["closed_at"]) < as_of - window
        self.seconds = seconds(row)
        self.csat = number(row["survey_csat"])
        self.confirmed = self.state in ("confirmed", "verified")
        self.success = self.confirmed or self.state == "assumed"

    def stratum(self, key):
        if key == "confidence":
            value = number(self.row["first_confidence"])
            return "unknown" if value is None else sum(value >= cut for cut in CUTS)
        if key == "returning":
            value = truth(self.row["returning_customer"])
            return "unknown" if value is None else value
        if key == "hour":
            return time(self.row["started_at"]).astimezone(self.zone).hour // HOURS_A_BAND
        return self.row[key] or "unknown"


# ---------------------------------------------------------------- statistics

def wilson(p, n):
    if n == 0:
        return None
    z2 = Z * Z
    middle, reach = p + z2 / (2 * n), Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return p, max(0.0, (middle - reach) / (1 + z2 / n)), min(1.0, (middle + reach) / (1 + z2 / n))


def newcombe(a, b):
    d = a[0] - b[0]
    return d, d - math.hypot(a[0] - a[1], b[2] - b[0]), d + math.hypot(a[2] - a[0], b[0] - b[1])


def clip(interval, low, high):
    return tuple(min(high, max(low, end)) for end in interval)


def ratio(pairs):
    """Ratio estimator over customers: (R, SE, whether they repeat, a rate's design effect, K), None for fewer than two contacts."""
    sums = defaultdict(lambda: [0, 0])
    for customer, value in pairs:
        sums[customer][0] += 1
        sums[customer][1] += value
    k, n, y = len(sums), sum(s[0] for s in sums.values()), sum(s[1] for s in sums.values())
    if n < 2:
        return None
    r = y / n
    variance = k / (k - 1) * sum((s[1] - r * s[0]) ** 2 for s in sums.values()) / (n * n) if k > 1 else None
    return r, None if variance is None else math.sqrt(variance), n / k > REPEATS, design_effect(list(sums.values())), k


def design_effect(customers):
    """Of a rate: that of the customers and one more of each kind, all contacts a success and none; widened by Student's t up
    to what customers have whose contacts all end alike (Korn and Graubard 1998; Agresti and Caffo 2000; Kish, ch. 8)."""
    k, n, y = len(customers), sum(s[0] for s in customers), sum(s[1] for s in customers)
    squares = sum(s[0] ** 2 for s in customers)
    contacts = n + 2 * n / k
    r = (y + n / k) / contacts
    if not 0 < r < 1:
        return 1.0          # no rate, but a mean
    residual = sum((s[1] - r * s[0]) ** 2 for s in customers) + squares / k * ((1 - r) ** 2 + r ** 2)
    seen = residual / (r * (1 - r) * contacts)
    return max(1.0, seen, min(seen * (student(k + 1) / Z) ** 2, squares / n))


def raw(pairs_bot, pairs_human):
    """Wilson at as many contacts as are worth independent ones; the difference by MOVER over both, which is Newcombe's."""
    sides, effects = [], []
    for pairs in (pairs_bot, pairs_human):
        n = len(pairs)
        estimate = ratio(pairs)
        p = sum(v for _, v in pairs) / n if n else 0.0
        effects.append(estimate[3] if estimate and estimate[2] else 1.0)
        sides.append({"n": n, "interval": wilson(p, n / effects[-1]) if n else None})
    a, b = (side["interval"] for side in sides)
    return *sides, clip(newcombe(a, b), -1, 1) if a and b else None, effects


def like_for_like(contacts, value, mix, keys, effects):
    """Direct standardisation to all contacts in ``mix``; over those of ``contacts`` for which there is a value."""
    cells, weights = defaultdict(lambda: [[0, 0], [0, 0]]), defaultdict(int)
    for contact in mix:
        weights[tuple(contact.stratum(k) for k in keys)] += 1
    for contact in contacts:
        side = cells[tuple(contact.stratum(k) for k in keys)][0 if contact.bot else 1]
        side[0] += value(contact)
        side[1] += 1
    entered = {k: c for k, c in cells.items() if c[0][1] >= LEAST and c[1][1] >= LEAST}
    total, inside = sum(weights.values()), sum(weights[k] for k in entered)
    if not inside:
        return None, 0.0
    sums = {"bot": [0, 0, 0], "human": [0, 0, 0]}
    low = high = 0.0
    top = bottom = below = above = 0.0
    for key, (bot, human) in entered.items():
        w = weights[key] / inside
        b = wilson(bot[0] / bot[1], bot[1] / effects[0])
        h = wilson(human[0] / human[1], human[1] / effects[1])
        sums["bot"][0] += w * b[0]
        sums["human"][0] += w * h[0]
        low += w * w * ((b[0] - b[1]) ** 2 + (h[2] - h[0]) ** 2)
        high += w * w * ((b[2] - b[0]) ** 2 + (h[0] - h[1]) ** 2)
        share = bot[1] * human[1] / (bot[1] + human[1])
        top += share * (bot[0] / bot[1] - human[0] / human[1])
        bottom += share
        below += share * share * ((b[0] - b[1]) ** 2 + (h[2] - h[0]) ** 2)
        above += share * share * ((b[2] - b[0]) ** 2 + (h[0] - h[1]) ** 2)
    pooled = top / bottom
    d = sums["bot"][0] - sums["human"][0]
    answer = {
        "botFirst": sums["bot"][0], "humanFirst": sums["human"][0],
        "difference": clip((d, d - math.sqrt(low), d + math.sqrt(high)), -1, 1),
        "mantelHaenszel": clip(
            (pooled, pooled - math.sqrt(below) / bottom, pooled + math.sqrt(above) / bottom), -1, 1), "strata": keys, "entered": len(entered),
    }
    return answer, inside / total


def adjusted(strata, standardise):
    """``standardise`` by the strata asked for, or by the defaults, given up from the last on while they cover too little."""
    keys = strata or DEFAULT
    best, coverage = standardise(keys)
    for kept in range(len(keys) - 1, 0, -1):
        if strata or coverage >= ENOUGH:
            break
        answer, covered = standardise(keys[:kept])
        if best is None or covered > coverage:
            best, coverage = answer, covered
    if best:
        best["coverage"] = coverage
    return best


def rate(contacts, value, mix, strata):
    bot, human, difference, effects = raw(
        [(c.customer, value(c)) for c in contacts if c.bot], [(c.customer, value(c)) for c in contacts if not c.bot])
    return {
        "raw": {"botFirst": {"n": bot["n"], "interval": bot["interval"]},
                "humanFirst": {"n": human["n"], "interval": human["interval"]}, "difference": difference},
        "likeForLike": adjusted(strata, lambda keys: like_for_like(contacts, value, mix, keys, effects)),
    }


def assigned(contact):
    """The probability with which the bot was drawn to go first; None where it was no draw."""
    p = number(contact.row["assignment_probability"])
    drawn = contact.row["assignment_by"] == "holdout" and p is not None and 0 < p < 1
    return (p if contact.bot else 1 - p) if drawn else None


def randomised(drawn, value):
    """Of contacts drawn by lot, with the mean of their scores y/p, less where people went first: a confidence sequence
    (Waudby-Smith and others 2024), its variance times the design effect over customers. None while an arm holds under ten."""
    scores = []
    for c in drawn:
        p = assigned(c)
        scores.append((c.customer, value(c) / p if c.bot else -value(c) / (1 - p)))
    n = len(scores)
    if min(sum(c.bot for c in drawn), sum(not c.bot for c in drawn)) < LEAST:
        return None
    mean = sum(score for _, score in scores) / n
    squares = sum((score - mean) ** 2 for _, score in scores)
    sums = defaultdict(float)
    for (customer, score), c in zip(scores, drawn):
        sums[customer, c.bot, assigned(c)] += score - mean
    effect = max(1.0, sum(total ** 2 for total in sums.values()) / squares) if squares else 1.0
    tail = -2 * math.log(0.05)
    rho2 = (tail + math.log(tail) + 1) / PLANNED
    growth = n * rho2 + 1
    reach = math.sqrt(squares / (n - 1) * effect * 2 * growth / (n * n * rho2) * math.log(math.sqrt(growth) / 0.05))
    return clip((mean, mean - reach, mean + reach), -1, 1) if reach else None


def sample_ratio(drawn):
    """How probable a split of the customers at least as far from the one drawn is; below .001 the experiment says nothing."""
    customers = {(c.customer, c.bot, assigned(c)) for c in drawn}
    expected = sum(p for _, _, p in customers)
    variance = sum(p * (1 - p) for _, _, p in customers)
    excess = sum(bot for _, bot, _ in customers) - expected
    return math.erfc(math.sqrt(excess ** 2 / variance / 2)) if variance else None


def told_for_the_silent(contacts):
    """Answers weighted by asked / answered of their topic and survey class: value and Kish's number of answers. None if unknown."""
    asked = [c for c in contacts if c.row["survey_offered_at"]]
    if any(c.csat is not None and not c.row["survey_offered_at"] for c in contacts):
        return None
    cells = defaultdict(lambda: [0, 0, 0])
    for c in asked:
        cell = cells[(c.row["topic"], c.unasked)]
        cell[0] += 1
        cell[1] += c.csat is not None
        cell[2] += c.csat is not None and c.csat >= 4
    told = [cell for cell in cells.values() if cell[1]]
    whole = sum(cell[0] for cell in told)
    if not whole:
        return None
    value = sum(cell[0] / cell[1] * cell[2] for cell in told) / whole
    return value, whole ** 2 / sum(cell[0] ** 2 / cell[1] for cell in told)


def weighted(contacts, strata=None):
    """Satisfaction of a side as if all who were asked had answered like those of their kind who did; Wilson at Kish's number
    of answers, divided by the design effect where customers repeat. Over strata (weight, contacts of the side) the weighted
    sum, by MOVER. None if unknown."""
    estimate = ratio([(c.customer, c.csat >= 4) for c in contacts if c.csat is not None])
    effect = estimate[3] if estimate and estimate[2] else 1.0
    parts = [(w, told_for_the_silent(own)) for w, own in strata or [(1.0, contacts)]]
    if any(told is None for _, told in parts):
        return None
    intervals = [(w, wilson(value, kish / effect)) for w, (value, kish) in parts]
    p = sum(w * one[0] for w, one in intervals)
    low = math.sqrt(sum((w * (one[0] - one[1])) ** 2 for w, one in intervals))
    high = math.sqrt(sum((w * (one[2] - one[0])) ** 2 for w, one in intervals))
    return clip((p, p - low, p + high), 0, 1)


def entered(contacts, keys, known):
    """(weight, contacts) of the strata with enough on each side of whom something is ``known``; weights of all contacts."""
    cells = defaultdict(list)
    for c in contacts:
        cells[tuple(c.stratum(k) for k in keys)].append(c)
    inside = [own for own in cells.values()
              if all(sum(known(c) and c.bot == bot for c in own) >= LEAST for bot in (True, False))]
    return [(len(own) / sum(map(len, inside)), own) for own in inside]


def incomplete_beta(a, b, x):
    """Regularised, by Lentz's continued fraction (Abramowitz and Stegun 26.5.8)."""
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    if x <= 0:
        return 0.0
    c, d, f = 1.0, 0.0, 1.0
    for i in range(2000):
        m = i // 2
        if i == 0:
            term = 1.0
        elif i % 2 == 0:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + term * d or 1e-300)
        c = 1 + term / c or 1e-300
        f *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    return front * (f - 1) / a


def student(df):
    """Two-sided 95 % quantile of t, by halving."""
    low, high = 0.0, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        if incomplete_beta(df / 2, 0.5, df / (df + middle * middle)) > 0.05:
            low = middle
        else:
            high = middle
    return low


def spread(times):
    """Number, mean and variance."""
    n = len(times)
    m = sum(times) / n if n else 0.0
    return n, m, sum((x - m) ** 2 for x in times) / (n - 1) if n > 1 else 0.0


def satterthwaite(value, parts):
    """``parts`` are squared errors of independent means, each with its degrees of freedom."""
    variance = sum(v for v, _ in parts)
    tail = sum(v * v / df for v, df in parts)
    df = variance * variance / tail if tail else sum(df for _, df in parts)
    reach = student(df) * math.sqrt(variance)
    return value, value - reach, value + reach


def like_means(contacts, mix, keys, customers):
    """``customers`` of each side: a mean's design effect, and contacts each."""
    cells, weights = defaultdict(lambda: [[], []]), defaultdict(int)
    for contact in mix:
        weights[tuple(contact.stratum(k) for k in keys)] += 1
    for contact in contacts:
        cells[tuple(contact.stratum(k) for k in keys)][0 if contact.bot else 1].append(contact.seconds)
    entered = {k: c for k, c in cells.items() if min(len(c[0]), len(c[1])) >= LEAST}
    total, inside = sum(weights.values()), sum(weights[k] for k in entered)
    if not inside:
        return None, 0.0
    sides, parts = [0.0, 0.0], []
    for key, cell in entered.items():
        w = weights[key] / inside
        for place, times in enumerate(cell):
            n, m, variance = spread(times)
            sides[place] += w * m
            effect, each = customers[place]
            parts.append((w * w * effect * variance / n, max(1, n / each - 1)))
    varies = any(variance for variance, _ in parts)
    return {"botFirst": sides[0], "humanFirst": sides[1],
            "difference": satterthwaite(sides[0] - sides[1], parts) if varies else None, "strata": keys,
            "entered": len(entered)}, inside / total


def quantile(pairs, share, limits):
    """Of (value, weight), weights summing to their number: type 7, and Woodruff's values at the limits of the share below."""
    n, reached, sums = len(pairs), 0.0, []
    for value, weight in sorted(pairs):
        reached += weight
        sums.append((reached, value))

    def at(before):
        return next((value for total, value in sums if total > before + 1e-9 * n), sums[-1][1])
    place = (n - 1) * share
    low = math.floor(place)
    value = at(low) + (place - low) * (at(min(low + 1, n - 1)) - at(low))
    return value, at(max(0, math.floor(n * limits[1]) - 1)), at(min(n - 1, math.floor(n * limits[2])))


def standardised_quantile(strata, share, effect):
    """Of strata (weight, values) the quantile of sum W F(t); limits of F by MOVER from Wilson's of each stratum. Of more than
    20,000 times the report counts by bins: there it may differ a little."""
    n = sum(len(values) for _, values in strata)
    mass = defaultdict(float)
    for w, values in strata:
        for value in values:
            mass[value] += w / len(values)
    before = sum_to = 0.0
    own = None
    for value in sorted(mass):
        if sum_to >= share and sum_to > 0:
            break
        before, own = sum_to, value
        sum_to += mass[value]
    part = min(1.0, (share - before) / (sum_to - before))
    low = high = p = 0.0
    for w, values in strata:
        below = min(1.0, (sum(v < own for v in values) + part * sum(v == own for v in values)) / len(values))
        one = wilson(below, len(values) / effect)
        p += w * one[0]
        low += (w * (one[0] - one[1])) ** 2
        high += (w * (one[2] - one[0])) ** 2
    weighted_pairs = [(value, n * w / len(values)) for w, values in strata for value in values]
    return quantile(weighted_pairs, share, clip((p, p - math.sqrt(low), p + math.sqrt(high)), 0, 1))


def mean(mix, strata):
    contacts = [c for c in mix if c.seconds is not None]
    sides, customers, parts = {}, [], []
    for name, bot in (("botFirst", True), ("humanFirst", False)):
        own = [c for c in contacts if c.bot == bot]
        n, m, variance = spread([c.seconds for c in own])
        estimate = ratio([(c.customer, c.seconds) for c in own]) if own else None
        again = bool(estimate and estimate[2])
        known = None if n < 2 else (variance / n, n - 1)
        customers.append((1.0, 1.0))
        if again:
            known = None if estimate[1] is None else (estimate[1] ** 2, estimate[4] - 1)
            effect = float(n) if known is None else max(1.0, known[0] / (variance / n)) if variance else 1.0
            customers[-1] = (effect, n / estimate[4])
        parts.append((m, known, (estimate[1] ** 2, estimate[4] - 1) if estimate and estimate[1] is not None else None))
        sides[name] = {"n": n, "value": m if n else None, "interval": satterthwaite(m, [known]) if known else None}
    sides["difference"] = mean_difference(parts, any(each > 1 for _, each in customers))
    like = adjusted(strata, lambda keys: like_means(contacts, mix, keys, customers))
    if like:
        inside = entered(mix, like["strata"], lambda c: c.seconds is not None)
        for (name, bot), (effect, _) in zip((("botFirst", True), ("humanFirst", False)), customers):
            own = [(w, [c.seconds for c in cell if c.bot == bot and c.seconds is not None]) for w, cell in inside]
            like[name + "Quantiles"] = {key: standardised_quantile(own, share, max(1.0, effect))
                                        for key, share in (("median", 0.5), ("p90", 0.9))}
    sides["likeForLike"] = like
    return sides


def mean_difference(parts, repeated):
    """By Welch; where a side's customers repeat, of both sides' over customers."""
    known = [over if repeated else independent for _, independent, over in parts]
    if None in known or not any(variance for variance, _ in known):
        return None
    return satterthwaite(parts[0][0] - parts[1][0], known)


# ---------------------------------------------------------------- the headline

def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("file")
    words.add_argument("--as-of", help="the moment the labels are true of: the report's asOf; the file's without it")
    words.add_argument("--window-days", type=float, default=7)
    words.add_argument("--strata", help="as asked of the report; without it the defaults, coarsened as the report does")
    words.add_argument("--from", dest="start")
    words.add_argument("--to", dest="end")
    words.add_argument("--tz", default="UTC", help="timezone in which days begin and the bands of hours are cut")
    words.add_argument("--experiment-topics", help="where the experiment was about these topics alone")
    words.add_argument("--json", action="store_true")
    told = words.parse_args()
    zone, window = ZoneInfo(told.tz), timedelta(days=told.window_days)
    start, end = time(told.start, zone), time(told.end, zone)
    with open(told.file, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    as_of = time(told.as_of or (rows[0].get("as_of") if rows else None))
    if as_of is None:
        words.error("the file does not say as of when its labels are true: give --as-of, the report's asOf")
    own = all(row.get("definition") in (None, "", "1") for row in rows)
    contacts = [Contact(row, window, as_of, zone) for row in rows
                if (start is None or time(row["started_at"]) >= start) and time(row["started_at"]) < (end or as_of)]
    counted = [c for c in contacts if c.counted]
    first = [c for c in counted if c.first]
    strata = told.strata.split(",") if told.strata else None
    answer = {
        "contacts": len(contacts), "counted": len(counted), "firstContacts": len(first),
        "labelsThatDiffer": sum(c.state != c.row["state"] for c in contacts if own and c.row.get("state")),
        "fcr": rate(first, lambda c: c.success, first, strata),
        "confirmed": rate(counted, lambda c: c.confirmed, counted, strata),
        "csat": rate([c for c in counted if c.csat is not None], lambda c: c.csat >= 4, counted, strata),
        "aht": mean(counted, strata),
    }
    topics = told.experiment_topics.split(",") if told.experiment_topics else None
    drawn = [c for c in contacts if assigned(c) is not None and (topics is None or c.row["topic"] in topics)]
    answer["sampleRatioP"] = sample_ratio(drawn)
    answer["fcr"]["randomised"] = randomised([c for c in drawn if c.counted and c.first], lambda c: c.success)
    answer["confirmed"]["randomised"] = randomised([c for c in drawn if c.counted], lambda c: c.confirmed)
    for name, bot in (("botFirst", True), ("humanFirst", False)):
        side = [c for c in counted if c.bot == bot]
        answer["csat"]["raw"][name]["weighted"] = weighted(side)
        like = answer["csat"]["likeForLike"]
        if like:
            inside = entered(counted, like["strata"], lambda c: c.csat is not None)
            like.setdefault("weighted", {})[name] = weighted(side, [(w, [c for c in own if c.bot == bot]) for w, own in inside])
    if told.json:
        json.dump(answer, sys.stdout)
        return
    print("{contacts} conversations, {counted} counted, {firstContacts} first contacts; "
          "{labelsThatDiffer} labels differ from the file's".format(**answer))
    for metric in ("fcr", "confirmed", "csat"):
        show(metric, answer[metric])
    aht = answer["aht"]
    print("aht         bot first {}, people first {}".format(
        *("{value:.1f} s (n {n})".format(**aht[side]) if aht[side]["n"] else "-" for side in ("botFirst", "humanFirst"))))
    for name, found in (("raw", aht["difference"]), ("like for like", (aht["likeForLike"] or {}).get("difference"))):
        if found:
            print("            {:14} difference {:+.1f} s ({:+.1f}, {:+.1f})".format(name, *found))
    for side, name in (("botFirst", "bot first"), ("humanFirst", "people first")):
        told = (aht["likeForLike"] or {}).get(side + "Quantiles")
        if told:
            print("            like for like  {}: median {:.1f} s ({:.1f}, {:.1f}), p90 {:.1f} s ({:.1f}, {:.1f})".format(
                name, *told["median"], *told["p90"]))


def show(metric, block):
    def interval(one, signed=False):
        form = "{:+.4f} ({:+.4f}, {:+.4f})" if signed else "{:.4f} ({:.4f}, {:.4f})"
        return form.format(*one) if one else "-"

    bot, human = block["raw"]["botFirst"], block["raw"]["humanFirst"]
    print(f"{metric:11} raw            bot first {interval(bot['interval'])} n {bot['n']}, people first "
          f"{interval(human['interval'])} n {human['n']}, difference {interval(block['raw']['difference'], True)}")
    like = block["likeForLike"]
    if like:
        print(f"{'':11} like for like  bot first {like['botFirst']:.4f}, people first {like['humanFirst']:.4f}, difference "
              f"{interval(like['difference'], True)}; by {', '.join(like['strata'])}, coverage {like['coverage']:.3f}, "
              f"Mantel-Haenszel {interval(like['mantelHaenszel'], True)}")
    if block.get("randomised"):
        print(f"{'':11} randomised     difference {interval(block['randomised'], True)}")
    for side, name, key in ((bot, "bot first", "botFirst"), (human, "people first", "humanFirst")):
        adjusted_to = (like or {}).get("weighted", {}).get(key)
        if side.get("weighted"):
            print(f"{'':11} weighted       {name} {interval(side['weighted'])}"
                  + (f", like for like {interval(adjusted_to)}" if adjusted_to else ""))


if __name__ == "__main__":
    main()
