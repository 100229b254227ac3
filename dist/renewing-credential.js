// src/trusted-publishing/renewing-credential.ts
/** How much of its life a token has left when another one is asked for: a fifth, and no more than five minutes. */
const AHEAD_SHARE = 1 / 5;
const LONGEST_AHEAD_MS = 3e5;
/** How often another one is asked for before the old one ends. */
const TRIES_AHEAD = 3;
/** A token of which nobody said how long it lives is in use until the index calls it expired. */
function inUse({ token, askedAtMs, lifeMs = Number.POSITIVE_INFINITY }) {
	const aheadMs = Math.min(lifeMs * AHEAD_SHARE, LONGEST_AHEAD_MS);
	const deadAtMs = askedAtMs + lifeMs;
	return {
		token,
		renewAtMs: deadAtMs - aheadMs,
		pauseMs: aheadMs / TRIES_AHEAD,
		deadAtMs
	};
}
/**
* A token that is replaced before its life ends, while the old one is still given, and when the index calls it expired.
* However many ask, there is one renewal at a time. It keeps no time of its own: only who asks makes it look at the
* clock.
*/
function renewingCredential(first, { mint, clock, onRenewed, onRenewalFailed }) {
	let current = inUse(first);
	let renewal;
	const isDead = () => clock.monotonicMs() >= current.deadAtMs;
	async function mintAnother() {
		try {
			const minted = await mint();
			current = inUse(minted);
			onRenewed(minted);
			return minted.token;
		} catch (error) {
			if (!isDead()) {
				current = {
					...current,
					renewAtMs: clock.monotonicMs() + current.pauseMs
				};
				onRenewalFailed(error);
			}
			throw error;
		}
	}
	function renew() {
		renewal ??= mintAnother().finally(() => {
			renewal = void 0;
		});
		return renewal;
	}
	async function password() {
		if (isDead()) return renew();
		if (clock.monotonicMs() >= current.renewAtMs) renew().catch(() => {});
		return current.token;
	}
	return {
		user: "__token__",
		password,
		async replacementFor(expired) {
			if (expired === current.token) current = {
				...current,
				deadAtMs: Number.NEGATIVE_INFINITY
			};
			return password();
		}
	};
}
exports.renewingCredential = renewingCredential;
