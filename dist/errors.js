// src/errors.ts
/**
* A mishap that we understand: a closed code, one sentence for the user that ends with a full stop, and what to do
* about it. Anything else that is thrown is a bug of ours.
*/
var Failure = class extends Error {
	name = "Failure";
	code;
	hint;
	file;
	details;
	constructor(code, message, { hint, file, details = [], cause } = {}) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.code = code;
		this.hint = hint;
		this.file = file;
		this.details = details;
	}
};
/** Several failures that were found in one go, so that the user can mend them in one go. */
var Failures = class extends Error {
	name = "Failures";
	failures;
	constructor(failures) {
		super(failures.map(({ message }) => message).join("\n"));
		this.failures = failures;
	}
};
/** The failures in what was thrown; a bug of ours is none and is thrown again. */
function failuresIn(error) {
	if (error instanceof Failures) return error.failures;
	if (error instanceof Failure) return [error];
	throw error;
}
/** What ends whatever is still to be done when the job is cancelled. */
function cancelled() {
	return new Failure("CANCELLED", "The job was cancelled.", { hint: "Run the job again to publish what is missing: it looks first at what the index has." });
}
Object.defineProperty(exports, "Failure", {
	enumerable: true,
	get: function() {
		return Failure;
	}
});
Object.defineProperty(exports, "Failures", {
	enumerable: true,
	get: function() {
		return Failures;
	}
});
Object.defineProperty(exports, "cancelled", {
	enumerable: true,
	get: function() {
		return cancelled;
	}
});
Object.defineProperty(exports, "failuresIn", {
	enumerable: true,
	get: function() {
		return failuresIn;
	}
});
