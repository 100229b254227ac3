let node_fs_promises = require("node:fs/promises");
let node_url = require("node:url");
let node_worker_threads = require("node:worker_threads");
// src/rst/driver.py
var driver_default = "\"\"\"What PyPI's renderer has against a text in reStructuredText, told in the words of `twine check`.\"\"\"\n\nimport gc\nimport json\nimport re\n\nfrom docutils.core import publish_parts\nfrom docutils.parsers.rst import roles\nfrom docutils.utils import Reporter\nfrom docutils.writers.html5_polyglot import HTMLTranslator, Writer\n\n# A text decides what is told of it, so that has bounds.\nMOST_PROBLEMS = 200\nMOST_CHARACTERS = 2_000\n\n# Those of readme-renderer 46 (readme_renderer/rst.py), except that it stops at the first warning.\nSETTINGS = {\n    \"cloak_email_addresses\": True,\n    \"doctitle_xform\": False,\n    \"field_name_limit\": 0,\n    \"file_insertion_enabled\": False,\n    \"halt_level\": 5,\n    \"id_prefix\": \"user-content-\",\n    \"initial_header_level\": 1,\n    \"math_output\": \"MathJax /dummy.js\",\n    \"raw_enabled\": False,\n    # It is more than a threshold: from level 2 downwards the directive `code` warns of languages it does not know.\n    \"report_level\": 5,\n    \"section_self_link\": True,\n    \"sectsubtitle_xform\": False,\n    \"smart_quotes\": True,\n    \"strip_comments\": True,\n    \"syntax_highlight\": \"short\",\n    \"warning_stream\": False,\n}\n\n# Those of readme-renderer up to 45, with which a lone title is no part of the body.\nOLDER_SETTINGS = SETTINGS | {\"doctitle_xform\": True, \"initial_header_level\": 2, \"sectsubtitle_xform\": True}\n\n\nclass Translator(HTMLTranslator):\n    object_image_types = {}\n\n    def read_size_with_PIL(self, node):\n        \"\"\"Leaves the size open, as it may not read files; docutils would warn of that.\"\"\"\n\n\ndef judge(text):\n    \"\"\"Returns a `Rendering` (see src/rendering.ts) in JSON.\"\"\"\n    try:\n        problems = problems_in(text, SETTINGS)\n        older = [] if problems else problems_in(text, OLDER_SETTINGS)\n    except Exception as error:\n        # It may be the machine, or how docutils was packed; and on what docutils fails, depends on Python's version.\n        return json.dumps({\"state\": \"unknown\", \"reason\": f\"docutils ended with {shown(error)}.\"})\n    return json.dumps({\"state\": \"judged\", \"problems\": problems, \"olderProblems\": older})\n\n\ndef problems_in(text, settings):\n    # It keeps the roles that a document defines for the next one, and the last document, which refers to itself.\n    roles._roles.clear()\n    gc.collect()\n    # A dictionary, since docutils repeats itself.\n    problems = {}\n\n    def add(problem):\n        if len(problems) < MOST_PROBLEMS:\n            problems[shortened(problem)] = None\n\n    def hear(_reporter, message):\n        if message[\"level\"] >= Reporter.WARNING_LEVEL:\n            add(as_twine_says(message.astext()))\n\n    Reporter.notify_observers = hear\n    writer = Writer()\n    writer.translator_class = Translator\n    try:\n        parts = publish_parts(text, writer=writer, settings_overrides=settings)\n    except RecursionError as error:\n        # twine and PyPI are deeper in their own calls, and do not catch it.\n        add(shown(error))\n    except Exception:\n        # Whatever was said before is known all the same.\n        if not problems:\n            raise\n    else:\n        page = parts[\"docinfo\"] + parts[\"fragment\"]\n        if not problems and not page:\n            add(\"No content rendered from RST source.\")\n        # Half of a surrogate pair, with which nothing can clean the page.\n        if not problems and page.encode(errors=\"ignore\") != page.encode(errors=\"surrogatepass\"):\n            add(\"The page holds a character that is none.\")\n    return list(problems)\n\n\ndef as_twine_says(message):\n    \"\"\"Puts a message like `<string>:4: (ERROR/3) …` in the words of twine, which has `line :` where no line is known.\"\"\"\n    found = re.search(r\"^<string>:(\\d*): \\(([A-Z]+)/\\d\\) (.*)\", message, re.DOTALL | re.MULTILINE)\n    if not found:\n        return message.strip()\n    line, level, rest = found.groups()\n    place = f\"line {line}: \" if line else \"\"\n    # Emscripten has error numbers of its own.\n    return f\"{place}{level.capitalize()}: {rest.replace('[Errno 44]', '[Errno 2]')}\".strip()\n\n\ndef shown(error):\n    return shortened(f\"{type(error).__name__}: {error}\".removesuffix(\": \"))\n\n\ndef shortened(text):\n    return text if len(text) <= MOST_CHARACTERS else f\"{text[:MOST_CHARACTERS]}…\"\n\n\n# What is there from the start need not be looked at again and again.\ngc.freeze()\n";
// src/rst/worker.ts
const ASSETS = new URL("docutils/", require("url").pathToFileURL(__filename).href);
const HOME = "/app";
/** What Python's memory may grow to: a text that needs more ends with a MemoryError. */
const MOST_MEMORY_BYTES = 536870912;
const PAGE_BYTES = 65536;
const LOCK_FILE = {
	info: {
		abi_version: "2026_0",
		arch: "wasm32",
		platform: "emscripten_5_0_3",
		python: "3.14.2",
		version: "314.0.7"
	},
	packages: {}
};
/** Starts Python with docutils and nothing else: no packages to load, no access to Node, to its files or its input. */
async function start() {
	limitMemory();
	reportFailure();
	const pack = (0, node_fs_promises.readFile)(new URL("site.pack", ASSETS));
	const { loadPyodide } = await import(new URL("pyodide.mjs", ASSETS).href);
	return (await loadPyodide({
		indexURL: pathOf("."),
		stdLibURL: pathOf("stdlib.zip"),
		lockFileContents: LOCK_FILE,
		packageBaseUrl: pathOf("no-packages"),
		jsglobals: {},
		env: { PYTHONPATH: HOME },
		stdin: () => null,
		stdout() {},
		stderr() {},
		async fsInit(fileSystem) {
			unpack(await pack, fileSystem);
			fileSystem.writeFile(`${HOME}/driver.py`, driver_default);
		}
	})).pyimport("driver");
}
/** Pyodide takes a path of the operating system where one might expect a URL. */
function pathOf(name) {
	return (0, node_url.fileURLToPath)(new URL(name, ASSETS));
}
/** The memory is made by the WebAssembly module itself, so its growth is the one place to say no. */
function limitMemory() {
	const grow = WebAssembly.Memory.prototype.grow;
	WebAssembly.Memory.prototype.grow = function(pages) {
		if (this.buffer.byteLength + pages * PAGE_BYTES > MOST_MEMORY_BYTES) throw new RangeError("No more memory.");
		return grow.call(this, pages);
	};
}
/** Pyodide only prints that its module cannot be used, and then waits for ever. */
function reportFailure() {
	const instantiate = WebAssembly.instantiate;
	WebAssembly.instantiate = (...given) => {
		const instance = instantiate(...given);
		instance.catch((error) => setImmediate(() => stop(error)));
		return instance;
	};
}
function stop(error) {
	throw error instanceof Error ? error : new Error(String(error));
}
/** Writes the files of a pack: the length of its list in four bytes, the list in JSON, then their bytes in its order. */
function unpack(pack, fileSystem) {
	let end = 4 + new DataView(pack.buffer, pack.byteOffset).getUint32(0, true);
	const list = JSON.parse(new TextDecoder().decode(pack.subarray(4, end)));
	for (const [path, size] of list) {
		const place = `${HOME}/${path}`;
		fileSystem.mkdirTree(place.slice(0, place.lastIndexOf("/")));
		fileSystem.writeFile(place, new Uint8Array(pack.buffer, pack.byteOffset + end, size), { canOwn: true });
		end += size;
	}
}
const started = start();
async function answer(text) {
	const { judge } = await started;
	node_worker_threads.parentPort?.postMessage(JSON.parse(judge(text)));
}
node_worker_threads.parentPort?.on("message", (text) => void answer(text).catch((error) => setImmediate(stop, error)));
