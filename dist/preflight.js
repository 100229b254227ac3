const require_statement = require("./statement.js");
const require_main = require("./main.js");
const require_project_name = require("./project-name.js");
// src/checks/apply-rule.ts
/** Of one rule about one file: who has so many needs to see no more of them. */
const COMPLAINT_LIMIT = 20;
/** Turns what a rule has against one distribution into findings. */
function findingsAbout(distribution, rule, treatedAs, check) {
	return findingsAmong([distribution], rule, treatedAs, function* () {
		for (const complaint of check()) yield {
			...complaint,
			distribution
		};
	});
}
/** Turns what a rule has against some of the distributions into findings. */
function findingsAmong(distributions, rule, treatedAs, check) {
	const found = [];
	const kept = /* @__PURE__ */ new Map();
	const left = /* @__PURE__ */ new Map();
	const add = (distribution, severity, sentence, hint) => {
		found.push({
			rule: rule.id,
			severity,
			distribution,
			sentence,
			hint
		});
	};
	try {
		for (const { distribution, sentence, hint, certainty } of check()) {
			const severity = severityOf(rule, certainty, treatedAs);
			const count = kept.get(distribution) ?? 0;
			if (count < COMPLAINT_LIMIT) {
				kept.set(distribution, count + 1);
				add(distribution, severity, sentence, hint);
			} else {
				const others = left.get(distribution);
				if (others === void 0) left.set(distribution, [severity]);
				else others.push(severity);
			}
		}
	} catch (error) {
		const [subject] = distributions;
		const sentence = `This rule could not be applied, which is a mistake of the action: ${String(error)}`;
		if (subject !== void 0) add(subject, "warning", sentence, "Please report it. The index decides meanwhile.");
	}
	for (const [distribution, severities] of left) add(distribution, severities.includes("error") ? "error" : "warning", `There are ${severities.length} more of these.`);
	return found;
}
function severityOf({ refusedBy }, certainty, treatedAs) {
	if (certainty === "unsure" || refusedBy === "nobody") return "warning";
	return refusedBy === "twine" || treatedAs === "pypi" ? "error" : "warning";
}
// src/checks/closest-spelling.ts
/** In UTF-16 units: nobody mistypes a word of that length, and comparing takes time. */
const LONGEST$1 = 200;
/** That of the candidates which somebody may have meant: the one with the same letters, or else the most similar. */
function closestSpelling(text, candidates) {
	if (text.length > LONGEST$1) return void 0;
	const letters = lettersOf(text);
	let closest;
	let distance = 4;
	for (const candidate of candidates) {
		const found = distanceBelow(distance, letters, lettersOf(candidate));
		if (found === void 0) continue;
		closest = candidate;
		distance = found;
	}
	return closest;
}
function lettersOf(text) {
	return text.toLowerCase().replace(/\s/g, "");
}
/** The Levenshtein distance where it is below the limit; computed in a band along the diagonal only. */
function distanceBelow(limit, one, other) {
	if (Math.abs(one.length - other.length) >= limit) return void 0;
	let row = Array.from({ length: other.length + 1 }, (_, column) => column);
	for (let line = 1; line <= one.length; line++) {
		const next = new Array(other.length + 1).fill(limit);
		next[0] = line;
		const [first, last] = [Math.max(1, line - limit), Math.min(other.length, line + limit)];
		for (let column = first; column <= last; column++) {
			const replaced = (row[column - 1] ?? limit) + (one[line - 1] === other[column - 1] ? 0 : 1);
			next[column] = Math.min(replaced, (row[column] ?? limit) + 1, (next[column - 1] ?? limit) + 1);
		}
		if (Math.min(...next) >= limit) return void 0;
		row = next;
	}
	const distance = row[other.length] ?? limit;
	return distance < limit ? distance : void 0;
}
// src/checks/data/classifiers.json
var valid = [
	"Development Status :: 1 - Planning",
	"Development Status :: 2 - Pre-Alpha",
	"Development Status :: 3 - Alpha",
	"Development Status :: 4 - Beta",
	"Development Status :: 5 - Production/Stable",
	"Development Status :: 6 - Mature",
	"Development Status :: 7 - Inactive",
	"Environment :: Console",
	"Environment :: Console :: Curses",
	"Environment :: Console :: Framebuffer",
	"Environment :: Console :: Newt",
	"Environment :: Console :: svgalib",
	"Environment :: Cygwin (MS Windows)",
	"Environment :: GPU",
	"Environment :: GPU :: NVIDIA CUDA",
	"Environment :: GPU :: NVIDIA CUDA :: 1.0",
	"Environment :: GPU :: NVIDIA CUDA :: 1.1",
	"Environment :: GPU :: NVIDIA CUDA :: 2.0",
	"Environment :: GPU :: NVIDIA CUDA :: 2.1",
	"Environment :: GPU :: NVIDIA CUDA :: 2.2",
	"Environment :: GPU :: NVIDIA CUDA :: 2.3",
	"Environment :: GPU :: NVIDIA CUDA :: 3.0",
	"Environment :: GPU :: NVIDIA CUDA :: 3.1",
	"Environment :: GPU :: NVIDIA CUDA :: 3.2",
	"Environment :: GPU :: NVIDIA CUDA :: 4.0",
	"Environment :: GPU :: NVIDIA CUDA :: 4.1",
	"Environment :: GPU :: NVIDIA CUDA :: 4.2",
	"Environment :: GPU :: NVIDIA CUDA :: 5.0",
	"Environment :: GPU :: NVIDIA CUDA :: 5.5",
	"Environment :: GPU :: NVIDIA CUDA :: 6.0",
	"Environment :: GPU :: NVIDIA CUDA :: 6.5",
	"Environment :: GPU :: NVIDIA CUDA :: 7.0",
	"Environment :: GPU :: NVIDIA CUDA :: 7.5",
	"Environment :: GPU :: NVIDIA CUDA :: 8.0",
	"Environment :: GPU :: NVIDIA CUDA :: 9.0",
	"Environment :: GPU :: NVIDIA CUDA :: 9.1",
	"Environment :: GPU :: NVIDIA CUDA :: 9.2",
	"Environment :: GPU :: NVIDIA CUDA :: 10.0",
	"Environment :: GPU :: NVIDIA CUDA :: 10.1",
	"Environment :: GPU :: NVIDIA CUDA :: 10.2",
	"Environment :: GPU :: NVIDIA CUDA :: 11",
	"Environment :: GPU :: NVIDIA CUDA :: 11.0",
	"Environment :: GPU :: NVIDIA CUDA :: 11.1",
	"Environment :: GPU :: NVIDIA CUDA :: 11.2",
	"Environment :: GPU :: NVIDIA CUDA :: 11.3",
	"Environment :: GPU :: NVIDIA CUDA :: 11.4",
	"Environment :: GPU :: NVIDIA CUDA :: 11.5",
	"Environment :: GPU :: NVIDIA CUDA :: 11.6",
	"Environment :: GPU :: NVIDIA CUDA :: 11.7",
	"Environment :: GPU :: NVIDIA CUDA :: 11.8",
	"Environment :: GPU :: NVIDIA CUDA :: 12",
	"Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.0",
	"Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.1",
	"Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.2",
	"Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.3",
	"Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.4",
	"Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.5",
	"Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.6",
	"Environment :: GPU :: NVIDIA CUDA :: 13",
	"Environment :: Handhelds/PDA's",
	"Environment :: MacOS X",
	"Environment :: MacOS X :: Aqua",
	"Environment :: MacOS X :: Carbon",
	"Environment :: MacOS X :: Cocoa",
	"Environment :: No Input/Output (Daemon)",
	"Environment :: OpenStack",
	"Environment :: Other Environment",
	"Environment :: Plugins",
	"Environment :: Web Environment",
	"Environment :: Web Environment :: Buffet",
	"Environment :: Web Environment :: Mozilla",
	"Environment :: Web Environment :: ToscaWidgets",
	"Environment :: WebAssembly",
	"Environment :: WebAssembly :: Emscripten",
	"Environment :: WebAssembly :: WASI",
	"Environment :: Win32 (MS Windows)",
	"Environment :: X11 Applications",
	"Environment :: X11 Applications :: GTK",
	"Environment :: X11 Applications :: Gnome",
	"Environment :: X11 Applications :: KDE",
	"Environment :: X11 Applications :: Qt",
	"Framework :: AWS CDK",
	"Framework :: AWS CDK :: 1",
	"Framework :: AWS CDK :: 2",
	"Framework :: AiiDA",
	"Framework :: Ansible",
	"Framework :: AnyIO",
	"Framework :: Apache Airflow",
	"Framework :: Apache Airflow :: Provider",
	"Framework :: AsyncIO",
	"Framework :: BEAT",
	"Framework :: BFG",
	"Framework :: Bob",
	"Framework :: Bottle",
	"Framework :: Buildout",
	"Framework :: Buildout :: Extension",
	"Framework :: Buildout :: Recipe",
	"Framework :: CastleCMS",
	"Framework :: CastleCMS :: Theme",
	"Framework :: Celery",
	"Framework :: Chandler",
	"Framework :: CherryPy",
	"Framework :: CubicWeb",
	"Framework :: Dash",
	"Framework :: Datasette",
	"Framework :: Django",
	"Framework :: Django :: 1",
	"Framework :: Django :: 1.4",
	"Framework :: Django :: 1.5",
	"Framework :: Django :: 1.6",
	"Framework :: Django :: 1.7",
	"Framework :: Django :: 1.8",
	"Framework :: Django :: 1.9",
	"Framework :: Django :: 1.10",
	"Framework :: Django :: 1.11",
	"Framework :: Django :: 2",
	"Framework :: Django :: 2.0",
	"Framework :: Django :: 2.1",
	"Framework :: Django :: 2.2",
	"Framework :: Django :: 3",
	"Framework :: Django :: 3.0",
	"Framework :: Django :: 3.1",
	"Framework :: Django :: 3.2",
	"Framework :: Django :: 4",
	"Framework :: Django :: 4.0",
	"Framework :: Django :: 4.1",
	"Framework :: Django :: 4.2",
	"Framework :: Django :: 5",
	"Framework :: Django :: 5.0",
	"Framework :: Django :: 5.1",
	"Framework :: Django :: 5.2",
	"Framework :: Django :: 6",
	"Framework :: Django :: 6.0",
	"Framework :: Django :: 6.1",
	"Framework :: Django CMS",
	"Framework :: Django CMS :: 3.4",
	"Framework :: Django CMS :: 3.5",
	"Framework :: Django CMS :: 3.6",
	"Framework :: Django CMS :: 3.7",
	"Framework :: Django CMS :: 3.8",
	"Framework :: Django CMS :: 3.9",
	"Framework :: Django CMS :: 3.10",
	"Framework :: Django CMS :: 3.11",
	"Framework :: Django CMS :: 4.0",
	"Framework :: Django CMS :: 4.1",
	"Framework :: Django CMS :: 5.0",
	"Framework :: Django CMS :: 5.1",
	"Framework :: FastAPI",
	"Framework :: Flake8",
	"Framework :: Flask",
	"Framework :: Hatch",
	"Framework :: Hypothesis",
	"Framework :: IDLE",
	"Framework :: IPython",
	"Framework :: InvenTree",
	"Framework :: Jupyter",
	"Framework :: Jupyter :: JupyterLab",
	"Framework :: Jupyter :: JupyterLab :: 1",
	"Framework :: Jupyter :: JupyterLab :: 2",
	"Framework :: Jupyter :: JupyterLab :: 3",
	"Framework :: Jupyter :: JupyterLab :: 4",
	"Framework :: Jupyter :: JupyterLab :: Extensions",
	"Framework :: Jupyter :: JupyterLab :: Extensions :: Mime Renderers",
	"Framework :: Jupyter :: JupyterLab :: Extensions :: Prebuilt",
	"Framework :: Jupyter :: JupyterLab :: Extensions :: Themes",
	"Framework :: Kedro",
	"Framework :: Lektor",
	"Framework :: Litestar",
	"Framework :: Litestar :: 1",
	"Framework :: Litestar :: 2",
	"Framework :: Litestar :: 3",
	"Framework :: Masonite",
	"Framework :: Matplotlib",
	"Framework :: MkDocs",
	"Framework :: Nengo",
	"Framework :: Odoo",
	"Framework :: Odoo :: 8.0",
	"Framework :: Odoo :: 9.0",
	"Framework :: Odoo :: 10.0",
	"Framework :: Odoo :: 11.0",
	"Framework :: Odoo :: 12.0",
	"Framework :: Odoo :: 13.0",
	"Framework :: Odoo :: 14.0",
	"Framework :: Odoo :: 15.0",
	"Framework :: Odoo :: 16.0",
	"Framework :: Odoo :: 17.0",
	"Framework :: Odoo :: 18.0",
	"Framework :: Odoo :: 19.0",
	"Framework :: Odoo :: 20.0",
	"Framework :: OpenTelemetry",
	"Framework :: OpenTelemetry :: Distros",
	"Framework :: OpenTelemetry :: Exporters",
	"Framework :: OpenTelemetry :: Instrumentations",
	"Framework :: Opps",
	"Framework :: Paste",
	"Framework :: Pelican",
	"Framework :: Pelican :: Plugins",
	"Framework :: Pelican :: Themes",
	"Framework :: Plone",
	"Framework :: Plone :: 3.2",
	"Framework :: Plone :: 3.3",
	"Framework :: Plone :: 4.0",
	"Framework :: Plone :: 4.1",
	"Framework :: Plone :: 4.2",
	"Framework :: Plone :: 4.3",
	"Framework :: Plone :: 5.0",
	"Framework :: Plone :: 5.1",
	"Framework :: Plone :: 5.2",
	"Framework :: Plone :: 5.3",
	"Framework :: Plone :: 6.0",
	"Framework :: Plone :: 6.1",
	"Framework :: Plone :: 6.2",
	"Framework :: Plone :: 6.3",
	"Framework :: Plone :: Addon",
	"Framework :: Plone :: Core",
	"Framework :: Plone :: Distribution",
	"Framework :: Plone :: Theme",
	"Framework :: PySimpleGUI",
	"Framework :: PySimpleGUI :: 4",
	"Framework :: PySimpleGUI :: 5",
	"Framework :: Pycsou",
	"Framework :: Pydantic",
	"Framework :: Pydantic :: 1",
	"Framework :: Pydantic :: 2",
	"Framework :: Pylons",
	"Framework :: Pyodide",
	"Framework :: Pyramid",
	"Framework :: Pytest",
	"Framework :: Review Board",
	"Framework :: Robot Framework",
	"Framework :: Robot Framework :: Library",
	"Framework :: Robot Framework :: Tool",
	"Framework :: Scrapy",
	"Framework :: Setuptools Plugin",
	"Framework :: Sphinx",
	"Framework :: Sphinx :: Domain",
	"Framework :: Sphinx :: Extension",
	"Framework :: Sphinx :: Theme",
	"Framework :: Trac",
	"Framework :: Trio",
	"Framework :: Tryton",
	"Framework :: TurboGears",
	"Framework :: TurboGears :: Applications",
	"Framework :: TurboGears :: Widgets",
	"Framework :: Twisted",
	"Framework :: Wagtail",
	"Framework :: Wagtail :: 1",
	"Framework :: Wagtail :: 2",
	"Framework :: Wagtail :: 3",
	"Framework :: Wagtail :: 4",
	"Framework :: Wagtail :: 5",
	"Framework :: Wagtail :: 6",
	"Framework :: Wagtail :: 7",
	"Framework :: Wagtail :: 8",
	"Framework :: ZODB",
	"Framework :: Zope",
	"Framework :: Zope2",
	"Framework :: Zope3",
	"Framework :: Zope :: 2",
	"Framework :: Zope :: 3",
	"Framework :: Zope :: 4",
	"Framework :: Zope :: 5",
	"Framework :: Zope :: 6",
	"Framework :: aiohttp",
	"Framework :: cocotb",
	"Framework :: napari",
	"Framework :: tox",
	"Intended Audience :: Customer Service",
	"Intended Audience :: Developers",
	"Intended Audience :: Education",
	"Intended Audience :: End Users/Desktop",
	"Intended Audience :: Financial and Insurance Industry",
	"Intended Audience :: Healthcare Industry",
	"Intended Audience :: Information Technology",
	"Intended Audience :: Legal Industry",
	"Intended Audience :: Manufacturing",
	"Intended Audience :: Other Audience",
	"Intended Audience :: Religion",
	"Intended Audience :: Science/Research",
	"Intended Audience :: System Administrators",
	"Intended Audience :: Telecommunications Industry",
	"License :: Aladdin Free Public License (AFPL)",
	"License :: CC0 1.0 Universal (CC0 1.0) Public Domain Dedication",
	"License :: CeCILL-B Free Software License Agreement (CECILL-B)",
	"License :: CeCILL-C Free Software License Agreement (CECILL-C)",
	"License :: DFSG approved",
	"License :: Eiffel Forum License (EFL)",
	"License :: Free For Educational Use",
	"License :: Free For Home Use",
	"License :: Free To Use But Restricted",
	"License :: Free for non-commercial use",
	"License :: Freely Distributable",
	"License :: Freeware",
	"License :: GUST Font License 1.0",
	"License :: GUST Font License 2006-09-30",
	"License :: Netscape Public License (NPL)",
	"License :: Nokia Open Source License (NOKOS)",
	"License :: OSI Approved",
	"License :: OSI Approved :: Academic Free License (AFL)",
	"License :: OSI Approved :: Apache Software License",
	"License :: OSI Approved :: Apple Public Source License",
	"License :: OSI Approved :: Artistic License",
	"License :: OSI Approved :: Attribution Assurance License",
	"License :: OSI Approved :: BSD License",
	"License :: OSI Approved :: Blue Oak Model License (BlueOak-1.0.0)",
	"License :: OSI Approved :: Boost Software License 1.0 (BSL-1.0)",
	"License :: OSI Approved :: CEA CNRS Inria Logiciel Libre License, version 2.1 (CeCILL-2.1)",
	"License :: OSI Approved :: CMU License (MIT-CMU)",
	"License :: OSI Approved :: Common Development and Distribution License 1.0 (CDDL-1.0)",
	"License :: OSI Approved :: Common Public License",
	"License :: OSI Approved :: Eclipse Public License 1.0 (EPL-1.0)",
	"License :: OSI Approved :: Eclipse Public License 2.0 (EPL-2.0)",
	"License :: OSI Approved :: Educational Community License, Version 2.0 (ECL-2.0)",
	"License :: OSI Approved :: Eiffel Forum License",
	"License :: OSI Approved :: European Union Public Licence 1.0 (EUPL 1.0)",
	"License :: OSI Approved :: European Union Public Licence 1.1 (EUPL 1.1)",
	"License :: OSI Approved :: European Union Public Licence 1.2 (EUPL 1.2)",
	"License :: OSI Approved :: GNU Affero General Public License v3",
	"License :: OSI Approved :: GNU Affero General Public License v3 or later (AGPLv3+)",
	"License :: OSI Approved :: GNU Free Documentation License (FDL)",
	"License :: OSI Approved :: GNU General Public License (GPL)",
	"License :: OSI Approved :: GNU General Public License v2 (GPLv2)",
	"License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)",
	"License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
	"License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)",
	"License :: OSI Approved :: GNU Lesser General Public License v2 (LGPLv2)",
	"License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)",
	"License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)",
	"License :: OSI Approved :: GNU Lesser General Public License v3 or later (LGPLv3+)",
	"License :: OSI Approved :: GNU Library or Lesser General Public License (LGPL)",
	"License :: OSI Approved :: Historical Permission Notice and Disclaimer (HPND)",
	"License :: OSI Approved :: IBM Public License",
	"License :: OSI Approved :: ISC License (ISCL)",
	"License :: OSI Approved :: MIT License",
	"License :: OSI Approved :: MIT No Attribution License (MIT-0)",
	"License :: OSI Approved :: MirOS License (MirOS)",
	"License :: OSI Approved :: Motosoto License",
	"License :: OSI Approved :: Mozilla Public License 1.0 (MPL)",
	"License :: OSI Approved :: Mozilla Public License 1.1 (MPL 1.1)",
	"License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)",
	"License :: OSI Approved :: Mulan Permissive Software License v2 (MulanPSL-2.0)",
	"License :: OSI Approved :: NASA Open Source Agreement v1.3 (NASA-1.3)",
	"License :: OSI Approved :: Nethack General Public License",
	"License :: OSI Approved :: Nokia Open Source License",
	"License :: OSI Approved :: Open Group Test Suite License",
	"License :: OSI Approved :: Open Software License 3.0 (OSL-3.0)",
	"License :: OSI Approved :: PostgreSQL License",
	"License :: OSI Approved :: Python License (CNRI Python License)",
	"License :: OSI Approved :: Python Software Foundation License",
	"License :: OSI Approved :: Qt Public License (QPL)",
	"License :: OSI Approved :: Ricoh Source Code Public License",
	"License :: OSI Approved :: SIL Open Font License 1.1 (OFL-1.1)",
	"License :: OSI Approved :: Sleepycat License",
	"License :: OSI Approved :: Sun Public License",
	"License :: OSI Approved :: The Unlicense (Unlicense)",
	"License :: OSI Approved :: Universal Permissive License (UPL)",
	"License :: OSI Approved :: University of Illinois/NCSA Open Source License",
	"License :: OSI Approved :: Vovida Software License 1.0",
	"License :: OSI Approved :: W3C License",
	"License :: OSI Approved :: Zero-Clause BSD (0BSD)",
	"License :: OSI Approved :: Zope Public License",
	"License :: OSI Approved :: zlib/libpng License",
	"License :: Other/Proprietary License",
	"License :: Public Domain",
	"License :: Repoze Public License",
	"Natural Language :: Afrikaans",
	"Natural Language :: Arabic",
	"Natural Language :: Armenian",
	"Natural Language :: Basque",
	"Natural Language :: Bengali",
	"Natural Language :: Bosnian",
	"Natural Language :: Bulgarian",
	"Natural Language :: Cantonese",
	"Natural Language :: Catalan",
	"Natural Language :: Catalan (Valencian)",
	"Natural Language :: Chinese (Simplified)",
	"Natural Language :: Chinese (Traditional)",
	"Natural Language :: Croatian",
	"Natural Language :: Czech",
	"Natural Language :: Danish",
	"Natural Language :: Dutch",
	"Natural Language :: English",
	"Natural Language :: Esperanto",
	"Natural Language :: Estonian",
	"Natural Language :: Finnish",
	"Natural Language :: French",
	"Natural Language :: Galician",
	"Natural Language :: Georgian",
	"Natural Language :: German",
	"Natural Language :: Greek",
	"Natural Language :: Hebrew",
	"Natural Language :: Hindi",
	"Natural Language :: Hungarian",
	"Natural Language :: Icelandic",
	"Natural Language :: Indonesian",
	"Natural Language :: Irish",
	"Natural Language :: Italian",
	"Natural Language :: Japanese",
	"Natural Language :: Javanese",
	"Natural Language :: Korean",
	"Natural Language :: Latin",
	"Natural Language :: Latvian",
	"Natural Language :: Lithuanian",
	"Natural Language :: Macedonian",
	"Natural Language :: Malay",
	"Natural Language :: Marathi",
	"Natural Language :: Nepali",
	"Natural Language :: Norwegian",
	"Natural Language :: Panjabi",
	"Natural Language :: Persian",
	"Natural Language :: Polish",
	"Natural Language :: Portuguese",
	"Natural Language :: Portuguese (Brazilian)",
	"Natural Language :: Romanian",
	"Natural Language :: Russian",
	"Natural Language :: Serbian",
	"Natural Language :: Slovak",
	"Natural Language :: Slovenian",
	"Natural Language :: Spanish",
	"Natural Language :: Swedish",
	"Natural Language :: Tamil",
	"Natural Language :: Telugu",
	"Natural Language :: Thai",
	"Natural Language :: Tibetan",
	"Natural Language :: Turkish",
	"Natural Language :: Ukrainian",
	"Natural Language :: Urdu",
	"Natural Language :: Vietnamese",
	"Natural Language :: Yiddish",
	"Operating System :: Android",
	"Operating System :: BeOS",
	"Operating System :: MacOS",
	"Operating System :: MacOS :: MacOS 9",
	"Operating System :: MacOS :: MacOS X",
	"Operating System :: Microsoft",
	"Operating System :: Microsoft :: MS-DOS",
	"Operating System :: Microsoft :: Windows",
	"Operating System :: Microsoft :: Windows :: Windows 3.1 or Earlier",
	"Operating System :: Microsoft :: Windows :: Windows 7",
	"Operating System :: Microsoft :: Windows :: Windows 8",
	"Operating System :: Microsoft :: Windows :: Windows 8.1",
	"Operating System :: Microsoft :: Windows :: Windows 10",
	"Operating System :: Microsoft :: Windows :: Windows 11",
	"Operating System :: Microsoft :: Windows :: Windows 95/98/2000",
	"Operating System :: Microsoft :: Windows :: Windows CE",
	"Operating System :: Microsoft :: Windows :: Windows NT/2000",
	"Operating System :: Microsoft :: Windows :: Windows Server 2003",
	"Operating System :: Microsoft :: Windows :: Windows Server 2008",
	"Operating System :: Microsoft :: Windows :: Windows Vista",
	"Operating System :: Microsoft :: Windows :: Windows XP",
	"Operating System :: OS Independent",
	"Operating System :: OS/2",
	"Operating System :: Other OS",
	"Operating System :: PDA Systems",
	"Operating System :: POSIX",
	"Operating System :: POSIX :: AIX",
	"Operating System :: POSIX :: BSD",
	"Operating System :: POSIX :: BSD :: BSD/OS",
	"Operating System :: POSIX :: BSD :: FreeBSD",
	"Operating System :: POSIX :: BSD :: NetBSD",
	"Operating System :: POSIX :: BSD :: OpenBSD",
	"Operating System :: POSIX :: GNU Hurd",
	"Operating System :: POSIX :: HP-UX",
	"Operating System :: POSIX :: IRIX",
	"Operating System :: POSIX :: Linux",
	"Operating System :: POSIX :: Other",
	"Operating System :: POSIX :: SCO",
	"Operating System :: POSIX :: SunOS/Solaris",
	"Operating System :: PalmOS",
	"Operating System :: RISC OS",
	"Operating System :: Unix",
	"Operating System :: iOS",
	"Programming Language :: APL",
	"Programming Language :: ASP",
	"Programming Language :: Ada",
	"Programming Language :: Assembly",
	"Programming Language :: Awk",
	"Programming Language :: Basic",
	"Programming Language :: C",
	"Programming Language :: C#",
	"Programming Language :: C++",
	"Programming Language :: Cold Fusion",
	"Programming Language :: Cython",
	"Programming Language :: D",
	"Programming Language :: Delphi/Kylix",
	"Programming Language :: Dylan",
	"Programming Language :: Eiffel",
	"Programming Language :: Emacs-Lisp",
	"Programming Language :: Erlang",
	"Programming Language :: Euler",
	"Programming Language :: Euphoria",
	"Programming Language :: F#",
	"Programming Language :: Forth",
	"Programming Language :: Fortran",
	"Programming Language :: Go",
	"Programming Language :: Haskell",
	"Programming Language :: Hy",
	"Programming Language :: Java",
	"Programming Language :: JavaScript",
	"Programming Language :: Kotlin",
	"Programming Language :: Lisp",
	"Programming Language :: Logo",
	"Programming Language :: Lua",
	"Programming Language :: ML",
	"Programming Language :: Modula",
	"Programming Language :: OCaml",
	"Programming Language :: Object Pascal",
	"Programming Language :: Objective C",
	"Programming Language :: Other",
	"Programming Language :: Other Scripting Engines",
	"Programming Language :: PHP",
	"Programming Language :: PL/SQL",
	"Programming Language :: PROGRESS",
	"Programming Language :: Pascal",
	"Programming Language :: Perl",
	"Programming Language :: Pike",
	"Programming Language :: Pliant",
	"Programming Language :: Prolog",
	"Programming Language :: Python",
	"Programming Language :: Python :: 2",
	"Programming Language :: Python :: 2 :: Only",
	"Programming Language :: Python :: 2.3",
	"Programming Language :: Python :: 2.4",
	"Programming Language :: Python :: 2.5",
	"Programming Language :: Python :: 2.6",
	"Programming Language :: Python :: 2.7",
	"Programming Language :: Python :: 3",
	"Programming Language :: Python :: 3 :: Only",
	"Programming Language :: Python :: 3.0",
	"Programming Language :: Python :: 3.1",
	"Programming Language :: Python :: 3.2",
	"Programming Language :: Python :: 3.3",
	"Programming Language :: Python :: 3.4",
	"Programming Language :: Python :: 3.5",
	"Programming Language :: Python :: 3.6",
	"Programming Language :: Python :: 3.7",
	"Programming Language :: Python :: 3.8",
	"Programming Language :: Python :: 3.9",
	"Programming Language :: Python :: 3.10",
	"Programming Language :: Python :: 3.11",
	"Programming Language :: Python :: 3.12",
	"Programming Language :: Python :: 3.13",
	"Programming Language :: Python :: 3.14",
	"Programming Language :: Python :: 3.15",
	"Programming Language :: Python :: 3.16",
	"Programming Language :: Python :: Free Threading",
	"Programming Language :: Python :: Free Threading :: 1 - Unstable",
	"Programming Language :: Python :: Free Threading :: 2 - Beta",
	"Programming Language :: Python :: Free Threading :: 3 - Stable",
	"Programming Language :: Python :: Free Threading :: 4 - Resilient",
	"Programming Language :: Python :: Implementation",
	"Programming Language :: Python :: Implementation :: CPython",
	"Programming Language :: Python :: Implementation :: GraalPy",
	"Programming Language :: Python :: Implementation :: IronPython",
	"Programming Language :: Python :: Implementation :: Jython",
	"Programming Language :: Python :: Implementation :: MicroPython",
	"Programming Language :: Python :: Implementation :: PyPy",
	"Programming Language :: Python :: Implementation :: Stackless",
	"Programming Language :: R",
	"Programming Language :: REBOL",
	"Programming Language :: Rexx",
	"Programming Language :: Ruby",
	"Programming Language :: Rust",
	"Programming Language :: SQL",
	"Programming Language :: Scheme",
	"Programming Language :: Simula",
	"Programming Language :: Smalltalk",
	"Programming Language :: Tcl",
	"Programming Language :: Unix Shell",
	"Programming Language :: Visual Basic",
	"Programming Language :: XBasic",
	"Programming Language :: YACC",
	"Programming Language :: Zig",
	"Programming Language :: Zope",
	"Topic :: Adaptive Technologies",
	"Topic :: Artistic Software",
	"Topic :: Communications",
	"Topic :: Communications :: BBS",
	"Topic :: Communications :: Chat",
	"Topic :: Communications :: Chat :: ICQ",
	"Topic :: Communications :: Chat :: Internet Relay Chat",
	"Topic :: Communications :: Chat :: Unix Talk",
	"Topic :: Communications :: Conferencing",
	"Topic :: Communications :: Email",
	"Topic :: Communications :: Email :: Address Book",
	"Topic :: Communications :: Email :: Email Clients (MUA)",
	"Topic :: Communications :: Email :: Filters",
	"Topic :: Communications :: Email :: Mail Transport Agents",
	"Topic :: Communications :: Email :: Mailing List Servers",
	"Topic :: Communications :: Email :: Post-Office",
	"Topic :: Communications :: Email :: Post-Office :: IMAP",
	"Topic :: Communications :: Email :: Post-Office :: POP3",
	"Topic :: Communications :: FIDO",
	"Topic :: Communications :: Fax",
	"Topic :: Communications :: File Sharing",
	"Topic :: Communications :: File Sharing :: Gnutella",
	"Topic :: Communications :: File Sharing :: Napster",
	"Topic :: Communications :: Ham Radio",
	"Topic :: Communications :: Internet Phone",
	"Topic :: Communications :: Telephony",
	"Topic :: Communications :: Usenet News",
	"Topic :: Database",
	"Topic :: Database :: Database Engines/Servers",
	"Topic :: Database :: Front-Ends",
	"Topic :: Desktop Environment",
	"Topic :: Desktop Environment :: File Managers",
	"Topic :: Desktop Environment :: GNUstep",
	"Topic :: Desktop Environment :: Gnome",
	"Topic :: Desktop Environment :: K Desktop Environment (KDE)",
	"Topic :: Desktop Environment :: K Desktop Environment (KDE) :: Themes",
	"Topic :: Desktop Environment :: PicoGUI",
	"Topic :: Desktop Environment :: PicoGUI :: Applications",
	"Topic :: Desktop Environment :: PicoGUI :: Themes",
	"Topic :: Desktop Environment :: Screen Savers",
	"Topic :: Desktop Environment :: Window Managers",
	"Topic :: Desktop Environment :: Window Managers :: Afterstep",
	"Topic :: Desktop Environment :: Window Managers :: Afterstep :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: Applets",
	"Topic :: Desktop Environment :: Window Managers :: Blackbox",
	"Topic :: Desktop Environment :: Window Managers :: Blackbox :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: CTWM",
	"Topic :: Desktop Environment :: Window Managers :: CTWM :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: Enlightenment",
	"Topic :: Desktop Environment :: Window Managers :: Enlightenment :: Epplets",
	"Topic :: Desktop Environment :: Window Managers :: Enlightenment :: Themes DR15",
	"Topic :: Desktop Environment :: Window Managers :: Enlightenment :: Themes DR16",
	"Topic :: Desktop Environment :: Window Managers :: Enlightenment :: Themes DR17",
	"Topic :: Desktop Environment :: Window Managers :: FVWM",
	"Topic :: Desktop Environment :: Window Managers :: FVWM :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: Fluxbox",
	"Topic :: Desktop Environment :: Window Managers :: Fluxbox :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: IceWM",
	"Topic :: Desktop Environment :: Window Managers :: IceWM :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: MetaCity",
	"Topic :: Desktop Environment :: Window Managers :: MetaCity :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: Oroborus",
	"Topic :: Desktop Environment :: Window Managers :: Oroborus :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: Sawfish",
	"Topic :: Desktop Environment :: Window Managers :: Sawfish :: Themes 0.30",
	"Topic :: Desktop Environment :: Window Managers :: Sawfish :: Themes pre-0.30",
	"Topic :: Desktop Environment :: Window Managers :: Waimea",
	"Topic :: Desktop Environment :: Window Managers :: Waimea :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: Window Maker",
	"Topic :: Desktop Environment :: Window Managers :: Window Maker :: Applets",
	"Topic :: Desktop Environment :: Window Managers :: Window Maker :: Themes",
	"Topic :: Desktop Environment :: Window Managers :: XFCE",
	"Topic :: Desktop Environment :: Window Managers :: XFCE :: Themes",
	"Topic :: Documentation",
	"Topic :: Documentation :: Sphinx",
	"Topic :: Education",
	"Topic :: Education :: Computer Aided Instruction (CAI)",
	"Topic :: Education :: Testing",
	"Topic :: File Formats",
	"Topic :: File Formats :: JSON",
	"Topic :: File Formats :: JSON :: JSON Schema",
	"Topic :: Games/Entertainment",
	"Topic :: Games/Entertainment :: Arcade",
	"Topic :: Games/Entertainment :: Board Games",
	"Topic :: Games/Entertainment :: First Person Shooters",
	"Topic :: Games/Entertainment :: Fortune Cookies",
	"Topic :: Games/Entertainment :: Multi-User Dungeons (MUD)",
	"Topic :: Games/Entertainment :: Puzzle Games",
	"Topic :: Games/Entertainment :: Real Time Strategy",
	"Topic :: Games/Entertainment :: Role-Playing",
	"Topic :: Games/Entertainment :: Side-Scrolling/Arcade Games",
	"Topic :: Games/Entertainment :: Simulation",
	"Topic :: Games/Entertainment :: Turn Based Strategy",
	"Topic :: Home Automation",
	"Topic :: Internet",
	"Topic :: Internet :: File Transfer Protocol (FTP)",
	"Topic :: Internet :: Finger",
	"Topic :: Internet :: Log Analysis",
	"Topic :: Internet :: Name Service (DNS)",
	"Topic :: Internet :: Proxy Servers",
	"Topic :: Internet :: WAP",
	"Topic :: Internet :: WWW/HTTP",
	"Topic :: Internet :: WWW/HTTP :: Browsers",
	"Topic :: Internet :: WWW/HTTP :: Dynamic Content",
	"Topic :: Internet :: WWW/HTTP :: Dynamic Content :: CGI Tools/Libraries",
	"Topic :: Internet :: WWW/HTTP :: Dynamic Content :: Content Management System",
	"Topic :: Internet :: WWW/HTTP :: Dynamic Content :: Message Boards",
	"Topic :: Internet :: WWW/HTTP :: Dynamic Content :: News/Diary",
	"Topic :: Internet :: WWW/HTTP :: Dynamic Content :: Page Counters",
	"Topic :: Internet :: WWW/HTTP :: Dynamic Content :: Wiki",
	"Topic :: Internet :: WWW/HTTP :: HTTP Servers",
	"Topic :: Internet :: WWW/HTTP :: Indexing/Search",
	"Topic :: Internet :: WWW/HTTP :: Session",
	"Topic :: Internet :: WWW/HTTP :: Site Management",
	"Topic :: Internet :: WWW/HTTP :: Site Management :: Link Checking",
	"Topic :: Internet :: WWW/HTTP :: WSGI",
	"Topic :: Internet :: WWW/HTTP :: WSGI :: Application",
	"Topic :: Internet :: WWW/HTTP :: WSGI :: Middleware",
	"Topic :: Internet :: WWW/HTTP :: WSGI :: Server",
	"Topic :: Internet :: XMPP",
	"Topic :: Internet :: Z39.50",
	"Topic :: Multimedia",
	"Topic :: Multimedia :: Graphics",
	"Topic :: Multimedia :: Graphics :: 3D Modeling",
	"Topic :: Multimedia :: Graphics :: 3D Rendering",
	"Topic :: Multimedia :: Graphics :: Capture",
	"Topic :: Multimedia :: Graphics :: Capture :: Digital Camera",
	"Topic :: Multimedia :: Graphics :: Capture :: Scanners",
	"Topic :: Multimedia :: Graphics :: Capture :: Screen Capture",
	"Topic :: Multimedia :: Graphics :: Editors",
	"Topic :: Multimedia :: Graphics :: Editors :: Raster-Based",
	"Topic :: Multimedia :: Graphics :: Editors :: Vector-Based",
	"Topic :: Multimedia :: Graphics :: Graphics Conversion",
	"Topic :: Multimedia :: Graphics :: Presentation",
	"Topic :: Multimedia :: Graphics :: Viewers",
	"Topic :: Multimedia :: Sound/Audio",
	"Topic :: Multimedia :: Sound/Audio :: Analysis",
	"Topic :: Multimedia :: Sound/Audio :: CD Audio",
	"Topic :: Multimedia :: Sound/Audio :: CD Audio :: CD Playing",
	"Topic :: Multimedia :: Sound/Audio :: CD Audio :: CD Ripping",
	"Topic :: Multimedia :: Sound/Audio :: CD Audio :: CD Writing",
	"Topic :: Multimedia :: Sound/Audio :: Capture/Recording",
	"Topic :: Multimedia :: Sound/Audio :: Conversion",
	"Topic :: Multimedia :: Sound/Audio :: Editors",
	"Topic :: Multimedia :: Sound/Audio :: MIDI",
	"Topic :: Multimedia :: Sound/Audio :: Mixers",
	"Topic :: Multimedia :: Sound/Audio :: Players",
	"Topic :: Multimedia :: Sound/Audio :: Players :: MP3",
	"Topic :: Multimedia :: Sound/Audio :: Sound Synthesis",
	"Topic :: Multimedia :: Sound/Audio :: Speech",
	"Topic :: Multimedia :: Video",
	"Topic :: Multimedia :: Video :: Capture",
	"Topic :: Multimedia :: Video :: Conversion",
	"Topic :: Multimedia :: Video :: Display",
	"Topic :: Multimedia :: Video :: Non-Linear Editor",
	"Topic :: Office/Business",
	"Topic :: Office/Business :: Financial",
	"Topic :: Office/Business :: Financial :: Accounting",
	"Topic :: Office/Business :: Financial :: Investment",
	"Topic :: Office/Business :: Financial :: Point-Of-Sale",
	"Topic :: Office/Business :: Financial :: Spreadsheet",
	"Topic :: Office/Business :: Groupware",
	"Topic :: Office/Business :: News/Diary",
	"Topic :: Office/Business :: Office Suites",
	"Topic :: Office/Business :: Scheduling",
	"Topic :: Other/Nonlisted Topic",
	"Topic :: Printing",
	"Topic :: Religion",
	"Topic :: Scientific/Engineering",
	"Topic :: Scientific/Engineering :: Artificial Intelligence",
	"Topic :: Scientific/Engineering :: Artificial Life",
	"Topic :: Scientific/Engineering :: Astronomy",
	"Topic :: Scientific/Engineering :: Atmospheric Science",
	"Topic :: Scientific/Engineering :: Bio-Informatics",
	"Topic :: Scientific/Engineering :: Chemistry",
	"Topic :: Scientific/Engineering :: Electronic Design Automation (EDA)",
	"Topic :: Scientific/Engineering :: GIS",
	"Topic :: Scientific/Engineering :: Human Machine Interfaces",
	"Topic :: Scientific/Engineering :: Hydrology",
	"Topic :: Scientific/Engineering :: Image Processing",
	"Topic :: Scientific/Engineering :: Image Recognition",
	"Topic :: Scientific/Engineering :: Information Analysis",
	"Topic :: Scientific/Engineering :: Instrument Drivers",
	"Topic :: Scientific/Engineering :: Instrument Drivers :: IVI Conformant",
	"Topic :: Scientific/Engineering :: Interface Engine/Protocol Translator",
	"Topic :: Scientific/Engineering :: Mathematics",
	"Topic :: Scientific/Engineering :: Medical Science Apps.",
	"Topic :: Scientific/Engineering :: Oceanography",
	"Topic :: Scientific/Engineering :: Physics",
	"Topic :: Scientific/Engineering :: Quantum Computing",
	"Topic :: Scientific/Engineering :: Visualization",
	"Topic :: Security",
	"Topic :: Security :: Cryptography",
	"Topic :: Sociology",
	"Topic :: Sociology :: Genealogy",
	"Topic :: Sociology :: History",
	"Topic :: Software Development",
	"Topic :: Software Development :: Assemblers",
	"Topic :: Software Development :: Bug Tracking",
	"Topic :: Software Development :: Build Tools",
	"Topic :: Software Development :: Code Generators",
	"Topic :: Software Development :: Compilers",
	"Topic :: Software Development :: Debuggers",
	"Topic :: Software Development :: Disassemblers",
	"Topic :: Software Development :: Documentation",
	"Topic :: Software Development :: Embedded Systems",
	"Topic :: Software Development :: Embedded Systems :: Controller Area Network (CAN)",
	"Topic :: Software Development :: Embedded Systems :: Controller Area Network (CAN) :: CANopen",
	"Topic :: Software Development :: Embedded Systems :: Controller Area Network (CAN) :: J1939",
	"Topic :: Software Development :: Internationalization",
	"Topic :: Software Development :: Interpreters",
	"Topic :: Software Development :: Libraries",
	"Topic :: Software Development :: Libraries :: Application Frameworks",
	"Topic :: Software Development :: Libraries :: Java Libraries",
	"Topic :: Software Development :: Libraries :: PHP Classes",
	"Topic :: Software Development :: Libraries :: Perl Modules",
	"Topic :: Software Development :: Libraries :: Pike Modules",
	"Topic :: Software Development :: Libraries :: Python Modules",
	"Topic :: Software Development :: Libraries :: Ruby Modules",
	"Topic :: Software Development :: Libraries :: Tcl Extensions",
	"Topic :: Software Development :: Libraries :: pygame",
	"Topic :: Software Development :: Localization",
	"Topic :: Software Development :: Object Brokering",
	"Topic :: Software Development :: Object Brokering :: CORBA",
	"Topic :: Software Development :: Pre-processors",
	"Topic :: Software Development :: Quality Assurance",
	"Topic :: Software Development :: Testing",
	"Topic :: Software Development :: Testing :: Acceptance",
	"Topic :: Software Development :: Testing :: BDD",
	"Topic :: Software Development :: Testing :: Mocking",
	"Topic :: Software Development :: Testing :: Traffic Generation",
	"Topic :: Software Development :: Testing :: Unit",
	"Topic :: Software Development :: User Interfaces",
	"Topic :: Software Development :: Version Control",
	"Topic :: Software Development :: Version Control :: Bazaar",
	"Topic :: Software Development :: Version Control :: CVS",
	"Topic :: Software Development :: Version Control :: Git",
	"Topic :: Software Development :: Version Control :: Mercurial",
	"Topic :: Software Development :: Version Control :: RCS",
	"Topic :: Software Development :: Version Control :: SCCS",
	"Topic :: Software Development :: Widget Sets",
	"Topic :: System",
	"Topic :: System :: Archiving",
	"Topic :: System :: Archiving :: Backup",
	"Topic :: System :: Archiving :: Compression",
	"Topic :: System :: Archiving :: Mirroring",
	"Topic :: System :: Archiving :: Packaging",
	"Topic :: System :: Benchmark",
	"Topic :: System :: Boot",
	"Topic :: System :: Boot :: Init",
	"Topic :: System :: Clustering",
	"Topic :: System :: Console Fonts",
	"Topic :: System :: Distributed Computing",
	"Topic :: System :: Emulators",
	"Topic :: System :: Filesystems",
	"Topic :: System :: Hardware",
	"Topic :: System :: Hardware :: Hardware Drivers",
	"Topic :: System :: Hardware :: Mainframes",
	"Topic :: System :: Hardware :: Symmetric Multi-processing",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB)",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Audio",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Audio/Video (AV)",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Communications Device Class (CDC)",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Diagnostic Device",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Hub",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Human Interface Device (HID)",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Mass Storage",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Miscellaneous",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Printer",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Smart Card",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Vendor",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Video (UVC)",
	"Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Wireless Controller",
	"Topic :: System :: Installation/Setup",
	"Topic :: System :: Logging",
	"Topic :: System :: Monitoring",
	"Topic :: System :: Networking",
	"Topic :: System :: Networking :: Firewalls",
	"Topic :: System :: Networking :: Monitoring",
	"Topic :: System :: Networking :: Monitoring :: Hardware Watchdog",
	"Topic :: System :: Networking :: Time Synchronization",
	"Topic :: System :: Operating System",
	"Topic :: System :: Operating System Kernels",
	"Topic :: System :: Operating System Kernels :: BSD",
	"Topic :: System :: Operating System Kernels :: GNU Hurd",
	"Topic :: System :: Operating System Kernels :: Linux",
	"Topic :: System :: Power (UPS)",
	"Topic :: System :: Recovery Tools",
	"Topic :: System :: Shells",
	"Topic :: System :: Software Distribution",
	"Topic :: System :: System Shells",
	"Topic :: System :: Systems Administration",
	"Topic :: System :: Systems Administration :: Authentication/Directory",
	"Topic :: System :: Systems Administration :: Authentication/Directory :: LDAP",
	"Topic :: System :: Systems Administration :: Authentication/Directory :: NIS",
	"Topic :: Terminals",
	"Topic :: Terminals :: Serial",
	"Topic :: Terminals :: Telnet",
	"Topic :: Terminals :: Terminal Emulators/X Terminals",
	"Topic :: Text Editors",
	"Topic :: Text Editors :: Documentation",
	"Topic :: Text Editors :: Emacs",
	"Topic :: Text Editors :: Integrated Development Environments (IDE)",
	"Topic :: Text Editors :: Text Processing",
	"Topic :: Text Editors :: Word Processors",
	"Topic :: Text Processing",
	"Topic :: Text Processing :: Filters",
	"Topic :: Text Processing :: Fonts",
	"Topic :: Text Processing :: General",
	"Topic :: Text Processing :: Indexing",
	"Topic :: Text Processing :: Linguistic",
	"Topic :: Text Processing :: Markup",
	"Topic :: Text Processing :: Markup :: HTML",
	"Topic :: Text Processing :: Markup :: LaTeX",
	"Topic :: Text Processing :: Markup :: Markdown",
	"Topic :: Text Processing :: Markup :: SGML",
	"Topic :: Text Processing :: Markup :: VRML",
	"Topic :: Text Processing :: Markup :: XML",
	"Topic :: Text Processing :: Markup :: reStructuredText",
	"Topic :: Utilities",
	"Typing :: Stubs Only",
	"Typing :: Typed"
];
var deprecated = {
	"Framework :: Django CMS :: 4.2": ["Framework :: Django CMS :: 5.0"],
	"License :: OSI Approved :: Intel Open Source License": [],
	"License :: OSI Approved :: Jabber Open Source License": [],
	"License :: OSI Approved :: MITRE Collaborative Virtual Workspace License (CVW)": [],
	"License :: OSI Approved :: Sun Industry Standards Source License (SISSL)": [],
	"License :: OSI Approved :: X.Net License": [],
	"Natural Language :: Ukranian": ["Natural Language :: Ukrainian"],
	"Topic :: Communications :: Chat :: AOL Instant Messenger": []
};
// src/checks/sent-values.ts
/**
* The values of a field as far as an index takes them into account. PyPI drops a field whose last value is `UNKNOWN`,
* which distutils wrote where it knew nothing (warehouse, forklift/decorators.py), and one whose only value is empty
* (forklift/metadata.py).
*/
function sentValues({ fields }, field) {
	const values = fields.get(field) ?? [];
	const last = values.at(-1);
	if (last === void 0 || require_main.strip(last) === "UNKNOWN") return [];
	return values.length === 1 && last === "" ? [] : values;
}
/** The value of a field that is given once. */
function sentValue(metadata, field) {
	return sentValues(metadata, field)[0];
}
// src/checks/sources.ts
const SPECIFICATIONS = "https://packaging.python.org/en/latest/specifications/";
const WAREHOUSE = "https://github.com/pypi/warehouse/blob/main/";
/** A page of the Python packaging specifications. */
function specification(title, page) {
	return {
		title,
		url: `${SPECIFICATIONS}${page}/`
	};
}
function pep(number) {
	return {
		title: `PEP ${number}`,
		url: `https://peps.python.org/pep-${String(number).padStart(4, "0")}/`
	};
}
/** A file of PyPI's own source. */
function warehouse(path) {
	return {
		title: `PyPI, ${path}`,
		url: `${WAREHOUSE}${path}`
	};
}
// src/checks/classifiers.ts
const VALID = new Set(valid);
const DEPRECATED = new Map(Object.entries(deprecated));
/** Kept free for projects that must never be uploaded (trove-classifiers). */
const NEVER_VALID = "Private ::";
/** Of one distribution: a near miss is looked for among all classifiers, and nobody reads more. */
const LOOKED_FOR = 20;
const classifierRules = [{
	id: "classifier",
	title: "Every Classifier is one that the index knows, in exactly its spelling.",
	source: warehouse("warehouse/forklift/metadata.py"),
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "index",
	check: unknownClassifiers
}];
/**
* Whether there are classifiers that only the index's own list can tell about: new ones come every month, so the list
* at hand ages.
*/
function hasClassifiersToConfirm(distributions) {
	return distributions.some((distribution) => classifiersOf(distribution).some((classifier) => !isNeverValid(classifier) && !VALID.has(classifier)));
}
function* unknownClassifiers(distributions, { classifiers: known }) {
	for (const distribution of distributions) {
		const missing = classifiersOf(distribution).filter((classifier) => !(known ?? VALID).has(classifier));
		for (const [index, classifier] of missing.entries()) {
			const isSure = known !== void 0 || isNeverValid(classifier);
			yield {
				distribution,
				...complaintAbout(classifier, index < LOOKED_FOR ? known ?? VALID : []),
				...!isSure && { certainty: "unsure" }
			};
		}
	}
}
function classifiersOf({ metadata }) {
	return [...new Set(sentValues(metadata, "Classifier"))];
}
function isNeverValid(classifier) {
	return classifier.startsWith(NEVER_VALID);
}
function complaintAbout(classifier, candidates) {
	if (isNeverValid(classifier)) return {
		sentence: `Classifier ${require_statement.quoted(classifier)} keeps the distribution from being published: PyPI does not take it.`,
		hint: "Take it out of the project if it is meant to be published."
	};
	const replacements = DEPRECATED.get(classifier);
	if (replacements !== void 0) return {
		sentence: `Classifier ${require_statement.quoted(classifier)} is deprecated.`,
		hint: replacements.length === 0 ? "Leave it out." : `Write ${replacements.map(require_statement.quoted).join(" or ")} instead.`
	};
	const closest = closestSpelling(classifier, candidates);
	return {
		sentence: `Classifier ${require_statement.quoted(classifier)} is not on the list of classifiers.`,
		hint: closest === void 0 ? "Choose one of https://pypi.org/classifiers/, or leave it out." : `Write ${require_statement.quoted(closest)}, or choose another of https://pypi.org/classifiers/.`
	};
}
// src/grammar/media-type.ts
const TYPES = [
	"text/markdown",
	"text/x-rst",
	"text/plain"
];
const MARKDOWN_VARIANTS = ["GFM", "CommonMark"];
/** What Python takes for the end of a line, with anything after it. */
const INNER_LINE_BREAK = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]./s;
const PARAMETER = /;[ \t]*([A-Za-z0-9-]+)[ \t]*=[ \t]*(?:"([^"\\]*)"|([A-Za-z0-9!#$&^_.+-]+))[ \t]*/y;
/**
* What is wrong with a Description-Content-Type. packaging reads it with Python's `email`, and 26.2 passes over faults
* in the parameters that 26.3 refuses: where only one of them minds, the flaw is unsure.
*/
function descriptionTypeFlaw(text) {
	if (INNER_LINE_BREAK.test(text)) return {
		what: `${require_statement.quoted(text)} goes over several lines.`,
		certainty: "sure"
	};
	const type = withoutParameters(text);
	const lowerCase = type.toLowerCase();
	if (knownType(text) === void 0) {
		const isUnsure = text.includes("=?") || lowerCase.split("/").length !== 2 && text.toLowerCase().includes("text/plain");
		return {
			what: `The type ${require_statement.quoted(type)} is none of ${TYPES.join(", ")}.`,
			certainty: isUnsure ? "unsure" : "sure"
		};
	}
	const semicolon = text.indexOf(";");
	if (semicolon === -1) return void 0;
	const parameters = parametersFrom(text.slice(semicolon));
	if (parameters === void 0) return {
		what: `The parameters in ${require_statement.quoted(text)} are written so that some versions of packaging refuse them.`,
		certainty: "unsure"
	};
	return charsetFlaw(parameters) ?? (lowerCase === "text/markdown" ? variantFlaw(parameters) : void 0);
}
/** How a description of this type is read, unless the type is one that an index surely refuses. */
function descriptionTypeFrom(text) {
	return descriptionTypeFlaw(text)?.certainty === "sure" ? void 0 : knownType(text);
}
function knownType(text) {
	const lowerCase = withoutParameters(text).toLowerCase();
	return TYPES.find((known) => known === lowerCase);
}
function withoutParameters(text) {
	const semicolon = text.indexOf(";");
	return require_main.strip(semicolon === -1 ? text : text.slice(0, semicolon));
}
/** By lower-case name; nothing where they are not plain or one is repeated. */
function parametersFrom(text) {
	const parameters = /* @__PURE__ */ new Map();
	let position = 0;
	PARAMETER.lastIndex = 0;
	for (let found = PARAMETER.exec(text); found !== null; found = PARAMETER.exec(text)) {
		const [, name = "", quoted, token = ""] = found;
		if (parameters.has(name.toLowerCase())) return void 0;
		parameters.set(name.toLowerCase(), quoted ?? token);
		position = PARAMETER.lastIndex;
	}
	return /^(?:;[ \t]*)?$/.test(text.slice(position)) ? parameters : void 0;
}
function charsetFlaw(parameters) {
	const charset = parameters.get("charset") ?? "UTF-8";
	if (charset === "UTF-8") return void 0;
	return charset.toLowerCase() === "utf-8" ? {
		what: `packaging 26.2, which PyPI has, refuses the charset ${require_statement.quoted(charset)}; 26.3 takes it.`,
		certainty: "unsure"
	} : {
		what: `The charset ${require_statement.quoted(charset)} is not UTF-8.`,
		certainty: "sure"
	};
}
function variantFlaw(parameters) {
	const variant = parameters.get("variant");
	if (variant === void 0 || MARKDOWN_VARIANTS.includes(variant)) return void 0;
	return {
		what: `The variant of Markdown is ${require_statement.quoted(variant)}, where it must be ${MARKDOWN_VARIANTS.join(" or ")}.`,
		certainty: "sure"
	};
}
// src/checks/empty-markdown.ts
/** A definition in one line (CommonMark 0.31, section 4.7), of plain characters: of more we could not be sure. */
const LINK_DEFINITION = /^ {0,3}\[[\w.][\w ./-]{0,200}\]:[ \t]*[\w/#.][\w/#.:?&=%@~+,;!-]*(?:[ \t]+"[\w .,:;/-]*")?[ \t]*$/;
const BLANK = /^[ \t]*$/;
/** Whether Markdown surely renders to nothing at all: it is white space and definitions of links. */
function rendersToNothing(markdown) {
	return markdown.split(/\r\n|[\r\n]/).every((line) => BLANK.test(line) || LINK_DEFINITION.test(line));
}
// src/checks/description.ts
const TEXT$1 = "Description";
const TYPE = "Description-Content-Type";
/** How a project comes by a description, and by its type as well. */
const NAME_THE_README = "Name the file under [project] in pyproject.toml, as readme = \"README.md\" or readme = \"README.rst\": its ending tells the type. In setup.py and setup.cfg that is long_description and long_description_content_type.";
const descriptionRules = [
	{
		id: "description-missing",
		title: "There is a description.",
		source: specification("Core metadata", "core-metadata"),
		refusedBy: "nobody",
		appliesTo: "every index",
		scope: "distribution",
		check: noText
	},
	{
		id: "description-type-missing",
		title: `${TYPE} says what the description is written in.`,
		source: specification("Core metadata", "core-metadata"),
		refusedBy: "nobody",
		appliesTo: "every index",
		scope: "distribution",
		check: noType
	},
	{
		id: "description-markdown",
		title: "A description in Markdown is more than white space and link definitions.",
		source: warehouse("warehouse/utils/readme.py"),
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: emptyMarkdown
	}
];
/** The description, where it is rendered as reStructuredText: where it is declared so, or not declared to be anything. */
function restructuredTextIn(metadata) {
	return typeOf(metadata) === "text/x-rst" ? sentValue(metadata, TEXT$1) : void 0;
}
/** Whether nothing tells what the description is written in. */
function isOfUnsaidType(metadata) {
	return sentValue(metadata, TYPE) === void 0 && !hasProblem(metadata, TYPE);
}
/** How the description is read; nothing where the type is such that another rule refuses it. */
function typeOf(metadata) {
	if (isOfUnsaidType(metadata)) return "text/x-rst";
	const declared = sentValue(metadata, TYPE);
	return declared === void 0 ? void 0 : descriptionTypeFrom(declared);
}
function hasProblem({ problems }, field) {
	return problems.some((problem) => problem.field === field);
}
function* noText({ metadata }) {
	if (sentValue(metadata, TEXT$1) !== void 0 || hasProblem(metadata, TEXT$1)) return;
	yield {
		sentence: "There is no description, so the page of the project will be empty.",
		hint: NAME_THE_README
	};
}
function* noType({ metadata }) {
	if (sentValue(metadata, TEXT$1) === void 0 || !isOfUnsaidType(metadata)) return;
	yield {
		sentence: `${TYPE} is missing, so the description is read as reStructuredText.`,
		hint: NAME_THE_README
	};
}
function* emptyMarkdown({ metadata }) {
	const text = typeOf(metadata) === "text/markdown" ? sentValue(metadata, TEXT$1) : void 0;
	if (text === void 0 || !rendersToNothing(text)) return;
	yield {
		sentence: `The description does not render: it is Markdown of nothing but ${require_main.strip(text) === "" ? "white space" : "link definitions"}.`,
		hint: "Look into the file that readme names in pyproject.toml, write something there and build again."
	};
}
// src/checks/rendering-advice.ts
/** How docutils begins what it has to say, and what to do about it. */
const ADVICE = [
	{
		about: /^Unknown directive type/,
		hint: "PyPI knows the directives of docutils, such as “.. code-block::”, “.. note::” and “.. image::”, and none of Sphinx or its extensions: write out what it stands for, or link to the documentation."
	},
	{
		about: /^Unknown interpreted text role/,
		hint: "PyPI does not know the roles of Sphinx, such as “:class:” and “:ref:”: put code between double backquotes, as in ``name``, and write links as `text <https://example.org/>`__."
	},
	{
		about: /^Error in "[^"]*" directive: unknown option/,
		hint: "PyPI knows the options of docutils, and none of Sphinx, such as “:emphasize-lines:”: leave it out."
	},
	{
		about: /^"raw" directive disabled/,
		hint: "PyPI takes no raw HTML: use what docutils has for it, such as “.. image::” or “.. list-table::”."
	},
	{
		about: /^"include" directive disabled/,
		hint: "PyPI has no other file at hand: let the build put the text of that file into the description."
	},
	{
		about: /^File and URL access deactivated/,
		hint: "PyPI opens no file and no address: write the rows of the table below the directive."
	},
	{
		about: /^(?:Title (?:under|over)line too short|Title overline & underline mismatch|Missing matching underline)/,
		hint: "Make the line below a title, and one above it, as long as the title is; wide characters count twice."
	},
	{
		about: /^(?:Inconsistent title style|Title level inconsistent|Unexpected section title)/,
		hint: "Underline the titles of one level alike, leave out no level, and do not indent titles."
	},
	{
		about: /^Inline [a-z_ ]+ start-string without end-string/,
		hint: "Close the mark. Where it is none, write a backslash before it, as in \\*args, or put the code between double backquotes, as in ``*args``."
	},
	{
		about: /^(?:Unexpected indentation|Literal block expected|[A-Z][a-z -]+ ends without a blank line)/,
		hint: "Leave a blank line before and after every list, quotation, directive and block of code, and indent what belongs together by the same number of spaces."
	},
	{
		about: /^Duplicate (?:explicit )?target name/,
		hint: "Rename one of the two, or end links with two underscores, as in `text <https://example.org/>`__."
	},
	{
		about: /^Undefined substitution referenced/,
		hint: "Define it in the same text, as in “.. |name| image:: https://example.org/badge.svg”. Where it is none, write a backslash before the bars."
	},
	{
		about: /^(?:Unknown target name|Anonymous hyperlink mismatch|Too many (?:autonumbered|symbol) footnote references)/,
		hint: "What ends in an underscore is a link: define in the same text where it leads. Where it is none, write a backslash before the underscore, or put the code between double backquotes."
	},
	{
		about: /^Malformed table/,
		hint: "Line the text up with the borders of its columns, or use “.. list-table::”."
	},
	{
		about: /^Bibliographic field/,
		hint: "Write a paragraph between the title and the fields, or no more than one paragraph into each field."
	}
];
const HAS_MARK = "The text begins with a byte-order mark, which docutils takes for a part of it: save the file without one.";
const IS_BLANK = `It is blank: the build found no readme, or an empty one. ${NAME_THE_README}`;
const IS_UNSEEN = "Comments, link targets and substitutions show nothing by themselves, and neither does a title: add a paragraph.";
/** What to do about what docutils has against a text, told as `twine check` tells it, where there is advice. */
function adviceOn(message, text) {
	if (text.startsWith("﻿")) return HAS_MARK;
	if (message.startsWith("No content rendered")) return require_main.strip(text) === "" ? IS_BLANK : IS_UNSEEN;
	const told = message.replace(/^(?:line \d+: )?[A-Z][a-z]+: /, "");
	return ADVICE.find(({ about }) => about.test(told))?.hint;
}
/** What is Markdown at the beginning of a line, or anywhere: a heading, a fence, a table, a link. */
const MARKDOWN = /^#{1,6} \S|^```|^\| ?:?---|^:?---+:? ?\||\]\(\S/m;
/** Comments, directives and targets. */
const EXPLICIT_MARKUP = /^\.\. /m;
/** Whether a text is rather Markdown than reStructuredText. */
function looksLikeMarkdown(text) {
	return MARKDOWN.test(text) && !EXPLICIT_MARKUP.test(text);
}
// src/checks/rendering.ts
const PYPI_RENDERS = warehouse("warehouse/utils/readme.py");
const HOW_LINES_COUNT = "Lines are counted from the first line of the description.";
const IS_MARKDOWN = `It looks like Markdown, but nothing says so. ${NAME_THE_README}`;
/** The verdict of `twine check` and PyPI. Where this rule is turned off, nothing needs to be rendered. */
const descriptionRenderingRule = {
	id: "description-rendering",
	title: "A description in reStructuredText renders without a warning.",
	source: PYPI_RENDERS,
	refusedBy: "twine",
	appliesTo: "every index",
	scope: "rendering",
	check: problemsOfText
};
const renderingRules = [
	descriptionRenderingRule,
	{
		id: "description-older-renderer",
		title: "A description in reStructuredText renders with readme-renderer 45 too, which PyPI may still have.",
		source: PYPI_RENDERS,
		refusedBy: "nobody",
		appliesTo: "every index",
		scope: "rendering",
		check: problemOfOlderRenderer
	},
	{
		id: "description-unchecked",
		title: "Whether a description in reStructuredText renders can be told here.",
		source: PYPI_RENDERS,
		refusedBy: "nobody",
		appliesTo: "every index",
		scope: "rendering",
		check: noVerdict
	}
];
function* problemsOfText({ metadata }, rendering) {
	if (rendering.state === "unknown") return;
	const text = restructuredTextIn(metadata) ?? "";
	const isMarkdown = isOfUnsaidType(metadata) && looksLikeMarkdown(text);
	const given = /* @__PURE__ */ new Set();
	for (const problem of rendering.problems) {
		const { message, shown } = parsed$1(problem);
		const hints = [isMarkdown ? IS_MARKDOWN : adviceOn(message, text), /^line \d/.test(message) ? HOW_LINES_COUNT : void 0].filter((hint) => hint !== void 0).filter((hint) => !given.has(hint));
		for (const hint of hints) given.add(hint);
		yield {
			sentence: `The description does not render: ${shown}`,
			...hints.length > 0 && { hint: hints.join(" ") }
		};
	}
}
function* problemOfOlderRenderer({ metadata }, rendering) {
	if (rendering.state === "unknown" || rendering.problems.length > 0) return;
	const [problem] = rendering.olderProblems;
	if (problem === void 0) return;
	const { message, shown } = parsed$1(problem);
	const hint = adviceOn(message, restructuredTextIn(metadata) ?? "");
	yield {
		sentence: `The description renders with the newest readme-renderer, but not with 45, which PyPI may still have: ${shown}`,
		...hint !== void 0 && { hint }
	};
}
function* noVerdict(_, rendering) {
	if (rendering.state === "judged") return;
	yield {
		sentence: `Whether the description renders could not be checked here, and the index may refuse it. ${rendering.reason}`,
		hint: "To know before, run “twine check” on the file."
	};
}
/** What docutils says, in one line, and the same with the beginning of what it says it of. */
function parsed$1(problem) {
	const end = problem.indexOf("\n\n");
	const message = oneLine(end === -1 ? problem : problem.slice(0, end));
	const excerpt = end === -1 ? "" : oneLine(problem.slice(end));
	return {
		message,
		shown: excerpt === "" ? message : `${message} The text there: ${require_statement.quoted(excerpt)}.`
	};
}
function oneLine(text) {
	return require_main.words(text).join(" ");
}
// src/checks/attestations.ts
/** PyPI takes one of each type that it knows (warehouse, attestations/services.py). */
const MOST = require_statement.PREDICATE_TYPES.length;
const attestationRules = [{
	id: "attestation-file",
	title: "An attestation that lies beside a distribution is a PEP 740 object about that file.",
	source: pep(740),
	refusedBy: "nobody",
	appliesTo: "every index",
	scope: "distribution",
	check: badAttestations
}, {
	id: "attestation-count",
	title: `A distribution has at most ${MOST} attestations, no two of the same type.`,
	source: pep(740),
	refusedBy: "nobody",
	appliesTo: "every index",
	scope: "distribution",
	check: tooManyAttestations
}];
function* badAttestations(distribution) {
	for (const { displayPath, text } of distribution.attestations) {
		const what = text === void 0 ? "cannot be read, or is far too long" : flawOf(text, distribution);
		if (what === void 0) continue;
		yield {
			sentence: `The attestation ${displayPath} ${what}.`,
			hint: "It is set aside: remove it, or make it again from the file that is published."
		};
	}
}
function flawOf(text, distribution) {
	const parsed = statementIn(text);
	return parsed.kind === "flaw" ? parsed.what : require_statement.mismatchOf(parsed.statement, distribution);
}
function statementIn(text) {
	const parsed = require_statement.parseAttestation(text);
	return parsed.kind === "flaw" ? parsed : require_statement.parseStatement(parsed.signed.statement);
}
function* tooManyAttestations({ attestations }) {
	const types = attestations.flatMap(({ text }) => {
		const parsed = statementIn(text ?? "");
		return parsed.kind === "statement" ? [parsed.statement.predicateType] : [];
	});
	if (types.length > MOST) yield {
		sentence: `${types.length} attestations lie beside it, where PyPI takes ${MOST}.`,
		hint: "Remove the others."
	};
	else if (new Set(types).size < types.length) yield {
		sentence: "Two attestations of one type lie beside it, where PyPI takes one.",
		hint: "Remove one of them."
	};
}
// src/checks/batch.ts
const batchRules = [
	{
		id: "metadata-agreement",
		title: "The files of one release agree on their metadata, as far as it is not dynamic.",
		source: specification("Core metadata", "core-metadata"),
		refusedBy: "nobody",
		appliesTo: "every index",
		scope: "batch",
		check: (distributions) => require_main.releasesIn(distributions).flatMap((release) => [...disagreements(release)])
	},
	{
		id: "version-spelling",
		title: "The files of one release spell its version in the same way.",
		source: specification("Version specifiers", "version-specifiers"),
		refusedBy: "nobody",
		appliesTo: "every index",
		scope: "batch",
		check: (distributions) => require_main.releasesIn(distributions).flatMap((release) => [...otherSpellings(release)])
	},
	{
		id: "similar-project-names",
		title: "No two projects have names that differ only in “.”, “-” and “_” or in letters that look alike.",
		source: warehouse("warehouse/packaging/services.py"),
		refusedBy: "nobody",
		appliesTo: "PyPI",
		scope: "batch",
		check: similarNames
	}
];
/** What is about the one file, or another rule's. */
const NOT_COMPARED = /* @__PURE__ */ new Set([
	"Metadata-Version",
	"Name",
	"Version",
	"Platform",
	"Supported-Platform",
	"Dynamic",
	"License-File"
]);
/** Before sdists could call a field dynamic (PEP 643), build backends left these out. */
const LEFT_OUT_BY_OLD_SDISTS = ["Requires-Dist", "Provides-Extra"];
const DYNAMIC_SINCE = "2.2";
const WHITE_SPACE = /\s+/g;
/** An index shows the metadata of the file that came first. */
function* disagreements({ distributions: [first, ...others] }) {
	if (first === void 0) return;
	const ofFirst = comparableValues(first);
	for (const distribution of others) {
		const values = comparableValues(distribution);
		const fields = comparedFields(first, distribution).filter((field) => values.get(field) !== ofFirst.get(field));
		if (fields.length === 0) continue;
		yield {
			distribution,
			sentence: `${listed(fields)} ${fields.length === 1 ? "differs" : "differ"} from what ${first.filename.basename} has, and an index shows what came first for the whole release.`,
			hint: "Build all files of a release from the same source with the same tools."
		};
	}
}
function comparedFields(one, other) {
	const metadataVersions = [one, other].map(({ metadata }) => metadata.metadataVersion);
	const leftOut = /* @__PURE__ */ new Set([...leftOutFor(one), ...leftOutFor(other)]);
	return require_main.CORE_METADATA_FIELDS.filter(({ name, since }) => !NOT_COMPARED.has(name) && !leftOut.has(name.toLowerCase()) && !metadataVersions.some((metadataVersion) => isOlder(metadataVersion, since))).map(({ name }) => name);
}
/** In lower case: the fields in which other files of the release may differ from this one. */
function leftOutFor({ filename, metadata }) {
	return (filename.kind === "sdist" && isOlder(metadata.metadataVersion, DYNAMIC_SINCE) ? LEFT_OUT_BY_OLD_SDISTS : sentValues(metadata, "Dynamic")).map((name) => name.toLowerCase());
}
/** Without white space, and in an order of their own: neither changes the meaning. */
function comparableValues({ metadata }) {
	const values = require_main.CORE_METADATA_FIELDS.map(({ name }) => {
		return [name, sentValues(metadata, name).map((value) => value.replace(WHITE_SPACE, "")).sort().join("\n")];
	});
	return new Map(values);
}
function isOlder(metadataVersion, than) {
	const [major = 0, minor = 0] = metadataVersion.split(".").map(Number);
	const [thanMajor = 0, thanMinor = 0] = than.split(".").map(Number);
	return major < thanMajor || major === thanMajor && minor < thanMinor;
}
function listed(words) {
	return words.length === 1 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
function* otherSpellings({ distributions: [first, ...others] }) {
	if (first === void 0) return;
	const spelling = spellingOf(first);
	for (const distribution of others) {
		if (spellingOf(distribution) === spelling) continue;
		yield {
			distribution,
			sentence: `Version ${require_statement.quoted(spellingOf(distribution))} is that of ${first.filename.basename}, where it is spelled ${require_statement.quoted(spelling)}: both make one release.`,
			hint: "Build all files of a release with the version spelled in the same way, and empty the folder before."
		};
	}
}
function spellingOf({ metadata: { version } }) {
	const parsed = require_main.parseVersion(version);
	return parsed === void 0 ? version : require_main.versionText(parsed);
}
function* similarNames(distributions) {
	const firsts = [...require_main.projectsIn(distributions).values()].flatMap(([first]) => first ?? []);
	for (const [original, ...lookalikes] of require_main.groupedBy(firsts, ({ metadata }) => lookOf(metadata.name)).values()) {
		if (original === void 0) continue;
		for (const distribution of lookalikes) {
			const [name, other] = [distribution, original].map(({ metadata }) => require_statement.quoted(metadata.name));
			yield {
				distribution,
				sentence: `The projects ${name} and ${other} have names that look alike, and PyPI creates no project beside one that looks alike.`,
				hint: "If they are meant to be one project, give it the same name in all files."
			};
		}
	}
}
/** What PyPI compares new names by (`ultranormalize_name` in warehouse). */
function lookOf(name) {
	return name.toLowerCase().replace(/[._-]/g, "").replace(/[li]/g, "1").replace(/o/g, "0");
}
// src/checks/concealed-code.ts
const concealedCodeRules = [{
	id: "concealed-code",
	title: "No Python code is encrypted by PyArmor or SourceDefender.",
	source: {
		title: "PyPI, acceptable use policy",
		url: "https://policies.python.org/pypi.org/Acceptable-Use-Policy/"
	},
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "archive",
	check: concealedCode
}];
function* concealedCode(_, { concealed }) {
	for (const { member, by } of concealed) yield {
		sentence: `${require_statement.quoted(member)} bears the marks of code that ${by} has encrypted, which PyPI does not take.`,
		hint: "Publish the readable code, or leave the file out."
	};
}
// src/grammar/cursor.ts
/** A place in a text that is read from the left to the right. */
var Cursor = class {
	#text;
	#position = 0;
	constructor(text) {
		this.#text = text;
	}
	/** Reads what a sticky pattern matches here, which may be nothing; `undefined` where it does not match. */
	read(pattern) {
		pattern.lastIndex = this.#position;
		const found = pattern.exec(this.#text)?.[0];
		if (found !== void 0) this.#position += found.length;
		return found;
	}
	/** Blanks are what PEP 508 takes for white space. */
	skipBlanks() {
		while (this.#text[this.#position] === " " || this.#text[this.#position] === "	") this.#position++;
	}
	/** Whether a pattern matches here; nothing is read. */
	sees(pattern) {
		pattern.lastIndex = this.#position;
		return pattern.test(this.#text);
	}
	/** What is still to be read. */
	rest() {
		return this.#text.slice(this.#position);
	}
};
// src/grammar/marker.ts
/** `packaging` recurses, and gives up where Python's stack ends: somewhere below 500, depending on who calls it. */
const SURE_DEPTH$1 = 200;
const VARIABLE = new RegExp(`(?:${[
	"python_version",
	"python_full_version",
	"os[._]name",
	"sys[._]platform",
	"platform_(?:release|system)",
	"platform[._](?:version|machine|python_implementation)",
	"python_implementation",
	"implementation_(?:name|version)",
	"extras?",
	"dependency_groups"
].join("|")})\\b`, "y");
const TEXT = /'[^']*'|"[^"]*"/y;
const QUOTE = /['"]/y;
const OPERATOR$2 = /(?:===|==|~=|!=|<=|>=|<|>|in\b|not[ \t]+in\b)/y;
const JUNCTION = /(?:and|or)\b/y;
const OPENING$1 = /\(/y;
const CLOSING$1 = /\)/y;
/** What a reader takes for one word of a marker, or for one operator. */
const WORD = /[^\s"'()<>=!~;]+/y;
const SIGNS$1 = /[^\s"'()\w]+/y;
/** Reads an environment marker (PEP 508) as far as it goes; what follows is for the caller to judge. */
function readMarker(cursor) {
	let depth = 0;
	let doubt;
	do {
		cursor.skipBlanks();
		while (cursor.read(OPENING$1) !== void 0) {
			depth++;
			cursor.skipBlanks();
		}
		if (depth > SURE_DEPTH$1) doubt = `its marker nests parentheses more than ${SURE_DEPTH$1} deep`;
		const comparison = readComparison(cursor);
		if (comparison.state === "faulty") return comparison;
		if (comparison.state === "doubtful") doubt = comparison.why;
		cursor.skipBlanks();
		while (depth > 0 && cursor.read(CLOSING$1) !== void 0) {
			depth--;
			cursor.skipBlanks();
		}
	} while (cursor.read(JUNCTION) !== void 0);
	if (depth > 0) return faulty$1(`its marker lacks a closing parenthesis${before(cursor)}`);
	return doubt === void 0 ? { state: "sound" } : {
		state: "doubtful",
		why: doubt
	};
}
function readComparison(cursor) {
	const left = readOperand(cursor);
	if (left.state === "faulty") return left;
	cursor.skipBlanks();
	if (cursor.read(OPERATOR$2) === void 0) return operatorFault$1(cursor);
	cursor.skipBlanks();
	const right = readOperand(cursor);
	return right.state === "sound" ? left : right;
}
function readOperand(cursor) {
	if (cursor.read(VARIABLE) !== void 0) return { state: "sound" };
	const text = cursor.read(TEXT);
	if (text !== void 0) return textVerdict(text);
	if (cursor.sees(QUOTE)) return faulty$1(`in its marker ${require_statement.quoted(cursor.rest())} lacks the closing quotation mark`);
	const word = cursor.read(WORD);
	if (word !== void 0) return faulty$1(`in its marker ${require_statement.quoted(word)} is no variable, and text needs quotation marks`);
	return faulty$1(`its marker lacks a variable or a text in quotation marks${before(cursor)}`);
}
/** Python's string literals: an escape that Python does not know stays as it is, but these have to be complete. */
const ESCAPE = /\\(?:\r\n|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U(?:000[0-9a-fA-F]|0010)[0-9a-fA-F]{4}|N\{[^}]{1,200}\}|[^xuUN])?|[\r\n\0]/g;
/** `packaging` reads a quoted text as a literal of Python. */
function textVerdict(text) {
	let verdict = { state: "sound" };
	for (const [sequence] of text.slice(1, -1).matchAll(ESCAPE)) {
		if (sequence === "\\") return faulty$1(`in its marker ${require_statement.quoted(text)} has a backslash that begins no escape`);
		if (/^\\?\0|^[\r\n]/.test(sequence)) return faulty$1(`in its marker ${require_statement.quoted(text)} has a line break or a null`);
		if (sequence.startsWith("\\N")) verdict = {
			state: "doubtful",
			why: `Python may not know the character that its marker names by ${require_statement.quoted(sequence)}`
		};
	}
	return verdict;
}
function operatorFault$1(cursor) {
	const found = cursor.read(SIGNS$1) ?? cursor.read(WORD);
	const known = "those of markers are <, <=, ==, !=, >=, >, ~=, ===, in and not in";
	if (found !== void 0) return faulty$1(`in its marker ${require_statement.quoted(found)} is no operator; ${known}`);
	return faulty$1(`its marker lacks an operator${before(cursor)}; ${known}`);
}
function before(cursor) {
	const rest = cursor.rest();
	return rest === "" ? " at its end" : ` before ${require_statement.quoted(rest)}`;
}
function faulty$1(why) {
	return {
		state: "faulty",
		why
	};
}
// src/grammar/specifiers.ts
const OPERATOR$1 = /^(?:===|==|!=|~=|<=|>=|<|>)/;
/** Signs that people write for operators. */
const SIGNS = /^[=!~<>^]+/;
const RELEASE = /^v?(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*$/i;
/**
* What is wrong with a set of version specifiers, such as `>=3.9,<4` in Requires-Python (PEP 440); `undefined` where
* nothing is. Items between commas may be empty, as `packaging` reads them.
*/
function specifiersFlaw(text) {
	for (const item of text.split(",")) {
		const fault = specifierFault(item);
		if (fault !== void 0) return {
			what: `The specifier ${require_statement.quoted(require_main.strip(item))} is wrong: ${fault}.`,
			certainty: "sure"
		};
	}
}
/** What is wrong with one specifier, as half a sentence. White space alone is none, and no fault. */
function specifierFault(item) {
	const specifier = require_main.strip(item);
	if (specifier === "") return void 0;
	const operator = OPERATOR$1.exec(specifier)?.[0];
	if (operator === void 0) return operatorFault(specifier);
	const version = require_main.strip(specifier.slice(operator.length));
	if (operator === "===") return arbitraryFault(version);
	const signs = SIGNS.exec(version)?.[0];
	if (signs !== void 0) return `${require_statement.quoted(operator + signs)} is no operator`;
	return versionFault(operator, version);
}
function operatorFault(specifier) {
	if (specifier === "*") return "“*” stands for nothing; where every version will do, leave it out";
	const signs = SIGNS.exec(specifier)?.[0];
	if (signs !== void 0) return `${require_statement.quoted(signs)} is no operator; those are ==, !=, ~=, <=, >=, <, > and ===`;
	return "an operator such as == or >= is missing";
}
function versionFault(operator, version) {
	if (version === "") return `no version follows ${operator}`;
	const parsed = require_main.parseVersion(version);
	if (parsed === void 0) return prefixFault(operator, version);
	if (operator === "==" || operator === "!=") return void 0;
	if (parsed.local !== void 0) return `a local version (${require_statement.quoted(`+${parsed.local}`)}) goes with == and != only`;
	if (operator === "~=" && parsed.release.length < 2) return "~= needs two numbers at least, such as ~=1.0";
}
function prefixFault(operator, version) {
	const [first = "", second] = require_main.words(version);
	if (second !== void 0) return `a comma is missing between ${require_statement.quoted(operator + first)} and ${require_statement.quoted(second)}`;
	if (!version.endsWith(".*")) return `${require_statement.quoted(version)} is no version`;
	const prefix = version.slice(0, -2);
	if (require_main.parseVersion(prefix) === void 0) return `${require_statement.quoted(prefix)} is no version`;
	if (operator !== "==" && operator !== "!=") return "“.*” goes with == and != only";
	if (!RELEASE.test(prefix)) return "“.*” goes after a plain release only, such as 1.2.*";
}
/** `===` compares text, so nearly anything may follow it, or nothing. */
function arbitraryFault(version) {
	if (require_main.words(version).length > 1) return "the text after === contains white space";
	const sign = /[;)]/.exec(version)?.[0];
	return sign === void 0 ? void 0 : `the text after === contains ${require_statement.quoted(sign)}`;
}
// src/grammar/requirement.ts
/** A hyphen or a dot at its end is left to be stumbled over; an underscore is not, by `packaging`. */
const NAME = /[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9_])?/y;
const AT = /@/y;
const URL = /[^ \t]+/y;
const COMMA = /,/y;
const SEMICOLON = /;/y;
const OPENING = /\(/y;
const CLOSING = /\)/y;
const OPENING_BRACKET = /\[/y;
const CLOSING_BRACKET = /\]/y;
const OPERATOR = /[<>=!~]/y;
/** One item of the list, be it a specifier or not; the text after `===` may hold commas. */
const ITEM = new RegExp(`===[${require_main.SPACES}]*[^${require_main.SPACES};)]*|(?:[=!~<>]=|[<>])[${require_main.SPACES}]*[^${require_main.SPACES},;)]*|[^${require_main.SPACES},;)]+`, "y");
/** `packaging` 26.2 takes a line feed that is last for the end. */
const END = /\n?$/y;
/** Reads a requirement such as `foo[bar]>=1; python_version < "3.12"` (PEP 508) as `packaging` reads Requires-Dist. */
function parseRequirement(text) {
	const cursor = new Cursor(text);
	cursor.skipBlanks();
	const name = cursor.read(NAME);
	if (name === void 0) return faulty(text, "it does not begin with the name of a project");
	cursor.skipBlanks();
	const bracket = cursor.rest();
	const extras = readExtras(cursor);
	if (extras === void 0) return faulty(text, `${require_statement.quoted(bracket)} does not begin with a list such as [test,docs]`);
	cursor.skipBlanks();
	const isDirect = cursor.read(AT) !== void 0;
	cursor.skipBlanks();
	const url = isDirect ? cursor.read(URL) : void 0;
	if (isDirect && url === void 0) return faulty(text, "no URL follows “@”");
	const fault = isDirect ? void 0 : readSpecifiers(cursor);
	if (fault !== void 0) return faulty(text, fault);
	cursor.skipBlanks();
	const marker = cursor.read(SEMICOLON) === void 0 ? { state: "sound" } : readMarker(cursor);
	if (marker.state === "faulty") return faulty(text, marker.why);
	if (!cursor.sees(END)) return faulty(text, leftoverFault(cursor));
	if (marker.state === "doubtful") return doubtful(text, marker.why);
	if (cursor.rest() !== "") return doubtful(text, "it ends in a line break, which only packaging 26.2 accepts");
	return {
		kind: "requirement",
		name,
		extras,
		url
	};
}
/** `undefined` where the brackets hold no list of names. */
function readExtras(cursor) {
	const extras = [];
	if (cursor.read(OPENING_BRACKET) === void 0) return extras;
	cursor.skipBlanks();
	if (cursor.read(CLOSING_BRACKET) !== void 0) return extras;
	do {
		cursor.skipBlanks();
		const extra = cursor.read(NAME);
		if (extra === void 0) return void 0;
		extras.push(extra);
		cursor.skipBlanks();
	} while (cursor.read(COMMA) !== void 0);
	return cursor.read(CLOSING_BRACKET) === void 0 ? void 0 : extras;
}
/** Reads the list of specifiers, which may be empty and end in a comma; says what is wrong with it. */
function readSpecifiers(cursor) {
	const isEnclosed = cursor.read(OPENING) !== void 0;
	do {
		cursor.skipBlanks();
		const item = cursor.read(ITEM);
		if (item === void 0) break;
		for (const specifier of item.split(",")) {
			const fault = specifierFault(specifier);
			if (fault === void 0) continue;
			const found = require_statement.quoted(require_main.strip(specifier));
			if (specifier.includes("://")) return `${found} is no specifier; a URL follows “@”, as in foo @ https://…`;
			return `in ${found}, ${fault}`;
		}
		cursor.skipBlanks();
	} while (cursor.read(COMMA) !== void 0);
	if (!isEnclosed || cursor.read(CLOSING) !== void 0) return void 0;
	return cursor.sees(END) ? "its list of specifiers lacks the closing parenthesis" : leftoverFault(cursor);
}
function leftoverFault(cursor) {
	const found = require_statement.quoted(cursor.rest());
	return cursor.sees(OPERATOR) ? `a comma is missing before ${found}` : `${found} cannot stand where it does`;
}
function faulty(text, why) {
	return {
		kind: "flaw",
		flaw: {
			what: `The requirement ${require_statement.quoted(text)} is wrong: ${why}.`,
			certainty: "sure"
		}
	};
}
function doubtful(text, why) {
	return {
		kind: "flaw",
		flaw: {
			what: `The index may refuse the requirement ${require_statement.quoted(text)}: ${why}.`,
			certainty: "unsure"
		}
	};
}
// src/checks/flawed-value.ts
/** The complaint that a field's value does not follow its grammar. */
function flawedValue(field, { what, certainty }, hint) {
	return {
		sentence: `${field}: ${what}`,
		hint,
		...certainty === "unsure" && { certainty }
	};
}
const dependencyRules = [
	{
		id: "requires-dist",
		title: "Every Requires-Dist is a dependency specifier.",
		source: specification("Dependency specifiers", "dependency-specifiers"),
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: ({ metadata }) => sentValues(metadata, "Requires-Dist").flatMap((value) => requirementComplaints("Requires-Dist", value))
	},
	{
		id: "direct-reference",
		title: "No Requires-Dist refers to a URL.",
		source: warehouse("warehouse/forklift/metadata.py"),
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: ({ metadata }) => sentValues(metadata, "Requires-Dist").flatMap((value) => referenceComplaints("Requires-Dist", value))
	},
	{
		id: "requires-python",
		title: "Requires-Python is a list of version specifiers.",
		source: specification("Version specifiers", "version-specifiers"),
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: requiredPython
	},
	{
		id: "provides-extra",
		title: "Every Provides-Extra is a name.",
		source: pep(685),
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: extras
	},
	distRule("provides-dist", "Provides-Dist"),
	distRule("obsoletes-dist", "Obsoletes-Dist")
];
function distRule(id, field) {
	return {
		id,
		title: `Every ${field} is a dependency specifier without a URL.`,
		source: warehouse("warehouse/forklift/metadata.py"),
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: ({ metadata }) => sentValues(metadata, field).flatMap((value) => [...requirementComplaints(field, value), ...referenceComplaints(field, value)])
	};
}
function requirementComplaints(field, value) {
	const parsed = parseRequirement(value);
	if (parsed.kind === "requirement") return [];
	return [flawedValue(field, parsed.flaw, "Write it as in: requests[socks]>=2.31,<3; python_version >= \"3.9\".")];
}
function referenceComplaints(field, value) {
	const parsed = parseRequirement(value);
	if (parsed.kind === "flaw" || parsed.url === void 0) return [];
	return [{
		sentence: `${field} ${require_statement.quoted(value)} refers to a URL.`,
		hint: `Name ${require_statement.quoted(parsed.name)} with a version instead, and publish it to the index first where it is not there.`
	}];
}
function* requiredPython({ metadata }) {
	const value = sentValue(metadata, "Requires-Python");
	if (value === void 0) return;
	const flaw = specifiersFlaw(value);
	if (flaw !== void 0) yield flawedValue("Requires-Python", flaw, "Write it as in: >=3.9,<4.");
}
function* extras({ metadata }) {
	for (const value of sentValues(metadata, "Provides-Extra")) {
		if (require_project_name.isProjectName(value)) continue;
		yield {
			sentence: `Provides-Extra ${require_statement.quoted(value)} is no name of an extra.`,
			hint: "Use letters, digits, “.”, “-” and “_” only, and begin and end with a letter or digit."
		};
	}
}
// src/checks/description-type.ts
const FIELD = "Description-Content-Type";
const descriptionTypeRules = [{
	id: "description-content-type",
	title: `${FIELD} is text/plain, text/x-rst or text/markdown, in UTF-8.`,
	source: specification("Core metadata", "core-metadata"),
	refusedBy: "twine",
	appliesTo: "every index",
	scope: "distribution",
	check: badType
}];
function* badType({ metadata }) {
	const value = sentValue(metadata, FIELD);
	if (value === void 0) return;
	const flaw = descriptionTypeFlaw(value);
	if (flaw !== void 0) yield flawedValue(FIELD, flaw, "Write text/markdown, text/x-rst or text/plain, without parameters.");
}
// src/checks/metadata-version.ts
const CORE_METADATA$1 = specification("Core metadata", "core-metadata");
const KNOWN = [
	"1.0",
	"1.1",
	"1.2",
	"2.1",
	"2.2",
	"2.3",
	"2.4",
	"2.5"
];
const NEWEST_MINOR = 5;
const metadataVersionRules = [{
	id: "metadata-version",
	title: "Metadata-Version is a published version of the core metadata.",
	source: CORE_METADATA$1,
	refusedBy: "twine",
	appliesTo: "every index",
	scope: "distribution",
	check: unknownVersion
}, {
	id: "field-newer-than-metadata-version",
	title: "Metadata-Version is one that knows all fields that are given.",
	source: CORE_METADATA$1,
	refusedBy: "twine",
	appliesTo: "every index",
	scope: "distribution",
	check: fieldsTooNew
}];
/** Whether it is a version that may have been published after this was written. */
function isNewerMetadataVersion(metadataVersion) {
	const [, major, minor] = /^([1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/.exec(metadataVersion) ?? [];
	return Number(major) > 2 || major === "2" && Number(minor) > NEWEST_MINOR;
}
function* unknownVersion(distribution) {
	const { metadataVersion } = distribution.metadata;
	if (KNOWN.includes(metadataVersion)) return;
	if (isNewerMetadataVersion(metadataVersion)) yield {
		sentence: `Metadata-Version ${metadataVersion} is newer than this action knows; the index may not know it either.`,
		hint: `Where the index refuses it, let the build backend${named(distribution)} write 2.${NEWEST_MINOR} or older.`,
		certainty: "unsure"
	};
	else yield {
		sentence: `Metadata-Version ${require_statement.quoted(metadataVersion)} is none: there are ${KNOWN.join(", ")}.`,
		hint: `Upgrade the build backend${named(distribution)} and build again.`
	};
}
function* fieldsTooNew(distribution) {
	const { metadata } = distribution;
	const age = KNOWN.indexOf(metadata.metadataVersion);
	if (age === -1) return;
	for (const { name, since } of require_main.CORE_METADATA_FIELDS) {
		if (KNOWN.indexOf(since) <= age || sentValues(metadata, name).length === 0) continue;
		yield {
			sentence: `${name} came with Metadata-Version ${since}, but the metadata says that it is of ${metadata.metadataVersion}.`,
			hint: `Upgrade the build backend${named(distribution)} and build again.`
		};
	}
}
function named({ generator }) {
	return generator === void 0 ? "" : ` (${generator})`;
}
// src/checks/dynamic-fields.ts
const FIELDS = new Set(require_main.CORE_METADATA_FIELDS.map(({ name }) => name.toLowerCase()));
const NEVER_DYNAMIC = /* @__PURE__ */ new Set([
	"name",
	"version",
	"metadata-version"
]);
const dynamicFieldRules = [{
	id: "dynamic",
	title: "Every Dynamic names a field of the core metadata other than Name, Version and Metadata-Version.",
	source: pep(643),
	refusedBy: "twine",
	appliesTo: "every index",
	scope: "distribution",
	check: badFields
}, {
	id: "dynamic-itself",
	title: "Dynamic does not name itself.",
	source: warehouse("warehouse/forklift/metadata.py"),
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "distribution",
	check: dynamicItself
}];
function* badFields({ metadata }) {
	for (const value of sentValues(metadata, "Dynamic")) {
		const field = value.toLowerCase();
		if (NEVER_DYNAMIC.has(field)) yield {
			sentence: `Dynamic names ${require_statement.quoted(value)}, which is never dynamic.`,
			hint: "Leave it out of Dynamic: the distribution says what it is."
		};
		else if (!FIELDS.has(field)) yield {
			sentence: `Dynamic names ${require_statement.quoted(value)}, which is no field of the core metadata.`,
			hint: "Write the field as the core metadata does, such as Requires-Dist.",
			...isNewerMetadataVersion(metadata.metadataVersion) && { certainty: "unsure" }
		};
	}
}
function* dynamicItself({ metadata }) {
	if (!sentValues(metadata, "Dynamic").some((value) => value.toLowerCase() === "dynamic")) return;
	yield {
		sentence: "Dynamic names itself.",
		hint: "Leave Dynamic out of Dynamic."
	};
}
// src/grammar/email-address.ts
/** In bytes (RFC 5321). */
const LONGEST_ADDRESS = 254;
const LONGEST_DOMAIN = 253;
const LONGEST_LABEL$1 = 63;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
/** Domains that mail never reaches, from the registry of special-use names. */
const SPECIAL_USE = /(?:^|\.)(arpa|invalid|local|localhost|onion|test)$/i;
/**
* What PyPI has against Author-Email or Maintainer-Email (warehouse, forklift/metadata.py): it validates what Python's
* strict `email.utils.parseaddr` makes of the text, without asking the DNS, and nothing where that sees several
* addresses or none. Only what is surely seen as one address is judged here.
*/
function emailAddressFlaw(text) {
	const address = onlyAddress(text);
	if (address === void 0) return void 0;
	const fault = address.kind === "word" ? "it has no “@”" : addressFault(address);
	if (fault === void 0) return void 0;
	const subject = address.kind === "word" ? address.text : `${address.local}@${address.domain}`;
	return {
		what: `${require_statement.quoted(subject)} is no email address: ${fault}.`,
		certainty: "sure"
	};
}
/** What takes a special meaning anywhere in the text; where it does, the parser is left to the index. */
const SPECIAL = /["\\\r\n()<>,:;[\]]/;
const QUOTED_NAME = /^"[^"\\\r\n()]*"$/;
/** Where comments, routes, groups, quoting or several addresses come in, nothing. */
function onlyAddress(text) {
	const opening = text.indexOf("<");
	if (opening === -1) return addressFrom(text, "bare");
	const [name, rest] = [trimmed(text.slice(0, opening)), trimmed(text.slice(opening + 1))];
	if (!rest.endsWith(">") || !QUOTED_NAME.test(name) && (SPECIAL.test(name) || name.includes("@"))) return void 0;
	return addressFrom(rest.slice(0, -1), "in brackets");
}
function addressFrom(text, place) {
	if (SPECIAL.test(text)) return void 0;
	const [local = "", domain, ...rest] = text.split("@", 3);
	if (domain === void 0) {
		const word = place === "bare" ? text.match(/[^ \t]+/)?.[0] ?? "" : withoutSpaceAtDots(text);
		return word === "" ? void 0 : {
			kind: "word",
			text: word
		};
	}
	if (rest.length > 0 || isBlank(domain) || place === "in brackets" && isBlank(local)) return void 0;
	return {
		kind: "address",
		local: withoutSpaceAtDots(local),
		domain: domain.replace(/[ \t]/g, "")
	};
}
function isBlank(text) {
	return !/[^ \t]/.test(text);
}
/** White space around dots and at the ends means nothing; elsewhere in the local part it stays. */
function withoutSpaceAtDots(local) {
	return local.split(".").map(trimmed).join(".");
}
/** Without spaces and tabs at the ends. */
function trimmed(text) {
	let [start, end] = [0, text.length];
	while (/^[ \t]$/.test(text.charAt(start))) start++;
	while (end > start && /^[ \t]$/.test(text.charAt(end - 1))) end--;
	return text.slice(start, end);
}
function addressFault({ local, domain }) {
	if (INVISIBLE.test(local) || INVISIBLE.test(domain)) return "it contains an invisible character";
	return localFault(local) ?? domainFault(domain) ?? lengthFault(`${local}@${domain}`);
}
function localFault(local) {
	if (local === "") return "nothing stands before the “@”";
	if (/[^A-Za-z0-9_!#$%&'*+/=?^`{|}~.\x80-\u{10ffff}-]/u.test(local)) return "a character before the “@” is not allowed there";
	if (hasStrayDot(local)) return "a dot before the “@” stands at an end or beside another";
}
function domainFault(domain) {
	if (/[^A-Za-z0-9.\x80-\u{10ffff}-]/u.test(domain)) return "a character after the “@” is not allowed there";
	const [, special] = SPECIAL_USE.exec(domain) ?? [];
	if (special !== void 0) return `no mail reaches a domain under ${special}`;
	if (/[^\0-\x7f]/.test(domain)) return void 0;
	if (hasStrayDot(domain)) return "a dot after the “@” stands at an end or beside another";
	const labels = domain.split(".");
	if (labels.some((label) => label.startsWith("-") || label.endsWith("-"))) return "a hyphen after the “@” stands at an end or beside a dot";
	if (labels.some((label) => /^(?!xn)..--/i.test(label))) return "two hyphens stand where only xn-- has them";
	if (domain.length > LONGEST_DOMAIN || labels.some((label) => label.length > LONGEST_LABEL$1)) return "what stands after the “@” is too long for a domain";
	if (labels.length === 1) return "what stands after the “@” has no dot";
	if (!/[A-Za-z]$/.test(domain)) return "what stands after the “@” does not end in a letter";
}
function lengthFault(address) {
	if (Buffer.byteLength(address) <= LONGEST_ADDRESS) return void 0;
	return `it is longer than ${LONGEST_ADDRESS} bytes`;
}
function hasStrayDot(text) {
	return text.startsWith(".") || text.endsWith(".") || text.includes("..");
}
// src/checks/email-addresses.ts
const emailAddressRules = [emailRule("author-email", "Author-Email", "Author"), emailRule("maintainer-email", "Maintainer-Email", "Maintainer")];
function emailRule(id, field, nameField) {
	return {
		id,
		title: `${field}, where it is one address, is one that mail could reach.`,
		source: warehouse("warehouse/forklift/metadata.py"),
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: ({ metadata }) => {
			const value = sentValue(metadata, field);
			const flaw = value === void 0 ? void 0 : emailAddressFlaw(value);
			if (value === void 0 || flaw === void 0) return [];
			return [flawedValue(field, flaw, `Write it as in: Jane Doe <jane@example.org>. A name without an address belongs into ${nameField}.`)];
		}
	};
}
// src/checks/entry-points.ts
const entryPointsRules = [{
	id: "entry-points",
	title: "The entry points of a wheel are written as specified, and scripts have the names of files.",
	source: specification("Entry points", "entry-points"),
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "archive",
	check: badEntryPoints
}];
function* badEntryPoints({ filename }, contents) {
	if (filename.kind !== "wheel" || contents.format !== "zip") return;
	const text = contents.texts.get(`${require_main.distInfoFolder(filename)}/entry_points.txt`);
	const flaw = text && entryPointsFlaw(text);
	if (flaw === void 0) return;
	yield {
		sentence: `Its entry_points.txt ${flaw}.`,
		hint: "Correct the entry points or scripts of the project (in pyproject.toml, setup.cfg or setup.py) and build again."
	};
}
/** Their options are names of programs, and those of `DEFAULT` are theirs as well. */
const SCRIPTS = ["console_scripts", "gui_scripts"];
const DEFAULT = "DEFAULT";
/** Python's `\w`, dots and hyphens. */
const SCRIPT_NAME = /^[\p{L}\p{N}_.-]+$/u;
/**
* What is wrong with an entry_points.txt, as its end of a sentence, as Python's `configparser` and warehouse
* (utils/wheel.py) see it.
*/
function entryPointsFlaw(bytes) {
	const text = require_main.utf8TextFrom(bytes);
	if (text === void 0) return "is not UTF-8";
	const sections = /* @__PURE__ */ new Map();
	let options;
	let indent = 0;
	let mayGoOn = false;
	for (const [index, line] of text.split("\n").entries()) {
		const content = require_main.strip(line);
		if (content === "" || content.startsWith("#") || content.startsWith(";")) continue;
		const where = `in line ${index + 1}`;
		const lineIndent = line.indexOf(content.charAt(0));
		if (options !== void 0 && mayGoOn && lineIndent > indent) continue;
		indent = lineIndent;
		const section = sectionIn(content);
		if (section !== void 0) {
			if (sections.has(section) && section !== DEFAULT) return `has the group ${require_statement.quoted(section)} twice`;
			options = sections.get(section) ?? /* @__PURE__ */ new Set();
			sections.set(section, options);
			mayGoOn = false;
			continue;
		}
		if (options === void 0) return content.startsWith("﻿") ? "begins with a byte order mark" : `has ${require_statement.quoted(content)} before the first group, ${where}`;
		const equals = content.indexOf("=");
		if (equals < 1) return `has no name, “=” and object reference ${where}: ${require_statement.quoted(content)}`;
		const option = require_main.strip(content.slice(0, equals));
		if (options.has(option)) return `has ${require_statement.quoted(option)} twice in one group`;
		options.add(option);
		mayGoOn = true;
	}
	const isScript = SCRIPTS.filter((group) => sections.has(group));
	for (const group of isScript.length === 0 ? [] : [...isScript, DEFAULT]) for (const name of sections.get(group) ?? []) if (!SCRIPT_NAME.test(name)) return `has a script ${require_statement.quoted(name)}, whose name is not made of letters, digits, “_”, “.” and “-”`;
}
/** What stands between the first bracket and the last. */
function sectionIn(content) {
	const end = content.lastIndexOf("]");
	return content.startsWith("[") && end > 1 ? content.slice(1, end) : void 0;
}
// src/checks/filename.ts
const LEGACY$1 = warehouse("warehouse/forklift/legacy.py");
const NOT_STORED = /[\x00-\x1f\x7f/\\]/;
/** Of most file systems, PyPI's among them. */
const LIMIT_BYTES$2 = 255;
const filenameRules = [{
	id: "filename-characters",
	title: "The file name has no control character, no slash and no backslash.",
	source: LEGACY$1,
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "distribution",
	check: unstorableCharacters
}, {
	id: "filename-length",
	title: `The file name has at most ${LIMIT_BYTES$2} bytes, that of a wheel 246.`,
	source: LEGACY$1,
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "distribution",
	check: tooLong$1
}];
/** Whether no index stores a file of this name, whatever it means. */
function hasUnstorableCharacters(basename) {
	return NOT_STORED.test(basename);
}
function* unstorableCharacters({ filename }) {
	if (!hasUnstorableCharacters(filename.basename)) return;
	yield {
		sentence: "The file name has a control character, a slash or a backslash in it.",
		hint: "Do not rename what the build wrote: no build backend writes such a name."
	};
}
function* tooLong$1({ filename }) {
	const limit = filename.kind === "wheel" ? 246 : LIMIT_BYTES$2;
	const length = Buffer.byteLength(filename.basename);
	if (length <= limit) return;
	yield {
		sentence: `The file name has ${length} bytes, ${length - limit} too many.`,
		hint: filename.kind === "wheel" ? "Shorten the version, or build wheels for fewer platform tags at once." : "Shorten the version, or the name of the project."
	};
}
// src/grammar/import-name.ts
const IDENTIFIER$1 = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
/** What no version of Unicode will make an identifier. */
const NO_IDENTIFIER = /^(?:\d|$)|[\0-/:-@[-^`{-\x7f]/;
const KEYWORDS = new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" "));
/** What is wrong with a value of Import-Name or Import-Namespace (PEP 794). */
function importNameFlaw(text) {
	const semicolon = text.indexOf(";");
	const before = semicolon === -1 ? text : text.slice(0, semicolon);
	const name = require_main.strip(before);
	if (!before.startsWith(name)) return {
		what: `${require_statement.quoted(text)} begins with white space.`,
		certainty: "sure"
	};
	for (const part of name.split(".")) {
		if (!IDENTIFIER$1.test(part)) return NO_IDENTIFIER.test(part) ? {
			what: `${require_statement.quoted(part)} in ${require_statement.quoted(text)} is no identifier of Python.`,
			certainty: "sure"
		} : {
			what: `${require_statement.quoted(part)} may be no identifier of Python.`,
			certainty: "unsure"
		};
		if (KEYWORDS.has(part)) return {
			what: `${require_statement.quoted(part)} in ${require_statement.quoted(text)} is a keyword of Python.`,
			certainty: "sure"
		};
	}
	const option = text.slice(before.length + 1);
	if (semicolon === -1 || require_main.strip(option) === "private" && option.endsWith("private")) return void 0;
	return {
		what: `After the semicolon in ${require_statement.quoted(text)} stands something else than “private”.`,
		certainty: "sure"
	};
}
// src/checks/import-names.ts
const importNameRules = [importRule("import-name", "Import-Name"), importRule("import-namespace", "Import-Namespace")];
function importRule(id, field) {
	return {
		id,
		title: `Every ${field} can be imported, but for “; private” after it.`,
		source: pep(794),
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: ({ metadata }) => sentValues(metadata, field).flatMap((value) => {
			const flaw = importNameFlaw(value);
			return flaw === void 0 ? [] : [flawedValue(field, flaw, "Write it as in: foo.bar; private.")];
		})
	};
}
// src/checks/held-files.ts
const NOTHING = /* @__PURE__ */ new Map();
/** The files that the index is known to hold of the release. */
function heldFilesOf(release, holdings) {
	const held = holdingsOf(release, holdings);
	return held?.state === "known" ? held.files : NOTHING;
}
/** Those whose names the index is not known to hold. */
function newIn(release, holdings) {
	const held = heldFilesOf(release, holdings);
	return release.distributions.filter(({ filename }) => !held.has(filename.basename));
}
/** Whether a cache may have kept what is known of the release while files were deleted. */
function isAged(release, holdings) {
	const held = holdingsOf(release, holdings);
	return held?.state === "known" && held.freshness === "aged";
}
function holdingsOf({ project, key }, { projects }) {
	return projects.get(project)?.releases.get(key);
}
// src/checks/index-holdings.ts
const LEGACY = warehouse("warehouse/forklift/legacy.py");
const HOUR_MS = 36e5;
const DAY_MS = 24 * HOUR_MS;
const OPEN_DAYS = 14;
/** What the plan calls a conflict. */
const nameTakenRule = {
	id: "name-taken",
	title: "The index holds no file of the same name with other bytes.",
	source: {
		title: "PyPI, file name reuse",
		url: "https://pypi.org/help/#file-name-reuse"
	},
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "index",
	check: (distributions, holdings) => require_main.releasesIn(distributions).flatMap((release) => [...taken(release, holdings)])
};
const indexHoldingsRules = [
	nameTakenRule,
	{
		id: "same-bytes",
		title: "No two files have the same bytes.",
		source: LEGACY,
		refusedBy: "pypi",
		appliesTo: "PyPI",
		scope: "index",
		check: sameBytes
	},
	{
		id: "one-sdist",
		title: "A release has one sdist.",
		source: pep(527),
		refusedBy: "pypi",
		appliesTo: "PyPI",
		scope: "index",
		check: (distributions, holdings) => require_main.releasesIn(distributions).flatMap((release) => [...furtherSdists(release, holdings)])
	},
	{
		id: "release-age",
		title: `A release gets new files for ${OPEN_DAYS} days after its first.`,
		source: LEGACY,
		refusedBy: "pypi",
		appliesTo: "PyPI",
		scope: "index",
		check: (distributions, holdings) => require_main.releasesIn(distributions).flatMap((release) => [...closed(release, holdings)])
	}
];
/** However old the answer is: PyPI gives no name free again. */
function* taken(release, holdings) {
	const held = heldFilesOf(release, holdings);
	for (const distribution of release.distributions) {
		const sha256 = held.get(distribution.filename.basename)?.sha256;
		if (sha256 === void 0 || sha256 === distribution.digests.sha256) continue;
		yield {
			distribution,
			sentence: "The index holds other bytes under this name.",
			hint: "Publish them as a new version, or leave such files out with “skip-existing: true”. PyPI gives no file name free again, not even of a file that was deleted; other indexes may let a file be replaced."
		};
	}
}
/** PyPI looks for the digest among all its files. */
function* sameBytes(distributions, holdings) {
	const releases = require_main.releasesIn(distributions);
	const held = releases.flatMap((release) => [...heldFilesOf(release, holdings).values()]);
	const heldNames = new Map(held.flatMap(({ sha256, filename }) => sha256 === void 0 ? [] : [[sha256, filename]]));
	const fresh = releases.flatMap((release) => newIn(release, holdings));
	for (const [sha256, [first, ...others]] of require_main.groupedBy(fresh, ({ digests }) => digests.sha256)) {
		if (first === void 0) continue;
		const heldName = heldNames.get(sha256);
		for (const distribution of heldName === void 0 ? others : [first, ...others]) yield {
			distribution,
			sentence: `It has the same bytes as ${heldName ?? first.filename.basename}${heldName === void 0 ? "" : ", which PyPI holds"}.`,
			hint: "Leave it out, or build it for its own tags: renaming or copying a file makes no other file."
		};
	}
}
function* furtherSdists(release, holdings) {
	const held = [...heldFilesOf(release, holdings).keys()].find((name) => isSdistOf(release, name));
	const [first, ...others] = newIn(release, holdings).filter(({ filename }) => filename.kind === "sdist");
	if (first === void 0) return;
	for (const distribution of held === void 0 ? others : [first, ...others]) yield {
		distribution,
		sentence: held === void 0 ? `${first.filename.basename} is an sdist of this release as well, and PyPI takes one.` : `PyPI holds an sdist of this release already: ${held}.`,
		hint: "Keep one sdist for each version, and publish changes as a new version.",
		...held !== void 0 && isAged(release, holdings) && { certainty: "unsure" }
	};
}
/** There were binary archives with such endings, too: `foo-1.0.linux-x86_64.tar.gz`. */
function isSdistOf({ key }, filename) {
	const [, inName] = /-([^-]+)\.(?:tar\.gz|zip)$/.exec(filename) ?? [];
	return inName !== void 0 && require_main.releaseKey(inName) === key;
}
function* closed(release, holdings) {
	const uploaded = [...heldFilesOf(release, holdings).values()].flatMap((file) => file.uploaded?.getTime() ?? []);
	if (uploaded.length === 0) return;
	const firstMs = uploaded.reduce((earliest, time) => Math.min(earliest, time));
	const overdueMs = holdings.readAt.getTime() - firstMs - OPEN_DAYS * DAY_MS;
	if (overdueMs < -36e5) return;
	const day = new Date(firstMs).toISOString().slice(0, 10);
	for (const distribution of newIn(release, holdings)) yield {
		distribution,
		sentence: `The first file of release ${require_statement.quoted(distribution.metadata.version)} came on ${day}, and PyPI takes new ones for ${OPEN_DAYS} days.`,
		hint: "Publish it as a new version, such as a post-release.",
		...(overdueMs <= HOUR_MS || isAged(release, holdings)) && { certainty: "unsure" }
	};
}
// src/grammar/licence-file-path.ts
/**
* What is wrong with a License-File (PEP 639), as packaging has it, which looks at the path with the eyes of POSIX and
* of Windows.
*/
function licenceFilePathFlaw(path) {
	const sure = (fault) => ({
		what: `${require_statement.quoted(path)} ${fault}.`,
		certainty: "sure"
	});
	if (path.includes("..")) return sure("contains “..”, which is not allowed even within a name");
	if (path.includes("*")) return sure("contains “*”, where each file must be named");
	if (/^(?:[A-Za-z]:)?[\\/]/.test(path)) return sure("is absolute");
	if (path.includes("\\")) return sure("contains “\\”, where “/” separates parts");
	if (path === "") return sure("is empty");
	if (path === "." || path.split("/").every((part) => part !== "" && part !== ".")) return void 0;
	const flaw = sure("has an empty part, or the part “.”");
	return path.includes(":") ? {
		...flaw,
		certainty: "unsure"
	} : flaw;
}
// src/grammar/data/spdx.json
var version = "3.27.0";
var licenses = [
	"0BSD",
	"3D-Slicer-1.0",
	"AAL",
	"Abstyles",
	"AdaCore-doc",
	"Adobe-2006",
	"Adobe-Display-PostScript",
	"Adobe-Glyph",
	"Adobe-Utopia",
	"ADSL",
	"AFL-1.1",
	"AFL-1.2",
	"AFL-2.0",
	"AFL-2.1",
	"AFL-3.0",
	"Afmparse",
	"AGPL-1.0-only",
	"AGPL-1.0-or-later",
	"AGPL-3.0-only",
	"AGPL-3.0-or-later",
	"Aladdin",
	"AMD-newlib",
	"AMDPLPA",
	"AML",
	"AML-glslang",
	"AMPAS",
	"ANTLR-PD",
	"ANTLR-PD-fallback",
	"any-OSI",
	"any-OSI-perl-modules",
	"Apache-1.0",
	"Apache-1.1",
	"Apache-2.0",
	"APAFML",
	"APL-1.0",
	"App-s2p",
	"APSL-1.0",
	"APSL-1.1",
	"APSL-1.2",
	"APSL-2.0",
	"Arphic-1999",
	"Artistic-1.0",
	"Artistic-1.0-cl8",
	"Artistic-1.0-Perl",
	"Artistic-2.0",
	"Artistic-dist",
	"Aspell-RU",
	"ASWF-Digital-Assets-1.0",
	"ASWF-Digital-Assets-1.1",
	"Baekmuk",
	"Bahyph",
	"Barr",
	"bcrypt-Solar-Designer",
	"Beerware",
	"Bitstream-Charter",
	"Bitstream-Vera",
	"BitTorrent-1.0",
	"BitTorrent-1.1",
	"blessing",
	"BlueOak-1.0.0",
	"Boehm-GC",
	"Boehm-GC-without-fee",
	"Borceux",
	"Brian-Gladman-2-Clause",
	"Brian-Gladman-3-Clause",
	"BSD-1-Clause",
	"BSD-2-Clause",
	"BSD-2-Clause-Darwin",
	"BSD-2-Clause-first-lines",
	"BSD-2-Clause-Patent",
	"BSD-2-Clause-pkgconf-disclaimer",
	"BSD-2-Clause-Views",
	"BSD-3-Clause",
	"BSD-3-Clause-acpica",
	"BSD-3-Clause-Attribution",
	"BSD-3-Clause-Clear",
	"BSD-3-Clause-flex",
	"BSD-3-Clause-HP",
	"BSD-3-Clause-LBNL",
	"BSD-3-Clause-Modification",
	"BSD-3-Clause-No-Military-License",
	"BSD-3-Clause-No-Nuclear-License",
	"BSD-3-Clause-No-Nuclear-License-2014",
	"BSD-3-Clause-No-Nuclear-Warranty",
	"BSD-3-Clause-Open-MPI",
	"BSD-3-Clause-Sun",
	"BSD-4-Clause",
	"BSD-4-Clause-Shortened",
	"BSD-4-Clause-UC",
	"BSD-4.3RENO",
	"BSD-4.3TAHOE",
	"BSD-Advertising-Acknowledgement",
	"BSD-Attribution-HPND-disclaimer",
	"BSD-Inferno-Nettverk",
	"BSD-Protection",
	"BSD-Source-beginning-file",
	"BSD-Source-Code",
	"BSD-Systemics",
	"BSD-Systemics-W3Works",
	"BSL-1.0",
	"BUSL-1.1",
	"bzip2-1.0.6",
	"C-UDA-1.0",
	"CAL-1.0",
	"CAL-1.0-Combined-Work-Exception",
	"Caldera",
	"Caldera-no-preamble",
	"Catharon",
	"CATOSL-1.1",
	"CC-BY-1.0",
	"CC-BY-2.0",
	"CC-BY-2.5",
	"CC-BY-2.5-AU",
	"CC-BY-3.0",
	"CC-BY-3.0-AT",
	"CC-BY-3.0-AU",
	"CC-BY-3.0-DE",
	"CC-BY-3.0-IGO",
	"CC-BY-3.0-NL",
	"CC-BY-3.0-US",
	"CC-BY-4.0",
	"CC-BY-NC-1.0",
	"CC-BY-NC-2.0",
	"CC-BY-NC-2.5",
	"CC-BY-NC-3.0",
	"CC-BY-NC-3.0-DE",
	"CC-BY-NC-4.0",
	"CC-BY-NC-ND-1.0",
	"CC-BY-NC-ND-2.0",
	"CC-BY-NC-ND-2.5",
	"CC-BY-NC-ND-3.0",
	"CC-BY-NC-ND-3.0-DE",
	"CC-BY-NC-ND-3.0-IGO",
	"CC-BY-NC-ND-4.0",
	"CC-BY-NC-SA-1.0",
	"CC-BY-NC-SA-2.0",
	"CC-BY-NC-SA-2.0-DE",
	"CC-BY-NC-SA-2.0-FR",
	"CC-BY-NC-SA-2.0-UK",
	"CC-BY-NC-SA-2.5",
	"CC-BY-NC-SA-3.0",
	"CC-BY-NC-SA-3.0-DE",
	"CC-BY-NC-SA-3.0-IGO",
	"CC-BY-NC-SA-4.0",
	"CC-BY-ND-1.0",
	"CC-BY-ND-2.0",
	"CC-BY-ND-2.5",
	"CC-BY-ND-3.0",
	"CC-BY-ND-3.0-DE",
	"CC-BY-ND-4.0",
	"CC-BY-SA-1.0",
	"CC-BY-SA-2.0",
	"CC-BY-SA-2.0-UK",
	"CC-BY-SA-2.1-JP",
	"CC-BY-SA-2.5",
	"CC-BY-SA-3.0",
	"CC-BY-SA-3.0-AT",
	"CC-BY-SA-3.0-DE",
	"CC-BY-SA-3.0-IGO",
	"CC-BY-SA-4.0",
	"CC-PDDC",
	"CC-PDM-1.0",
	"CC-SA-1.0",
	"CC0-1.0",
	"CDDL-1.0",
	"CDDL-1.1",
	"CDL-1.0",
	"CDLA-Permissive-1.0",
	"CDLA-Permissive-2.0",
	"CDLA-Sharing-1.0",
	"CECILL-1.0",
	"CECILL-1.1",
	"CECILL-2.0",
	"CECILL-2.1",
	"CECILL-B",
	"CECILL-C",
	"CERN-OHL-1.1",
	"CERN-OHL-1.2",
	"CERN-OHL-P-2.0",
	"CERN-OHL-S-2.0",
	"CERN-OHL-W-2.0",
	"CFITSIO",
	"check-cvs",
	"checkmk",
	"ClArtistic",
	"Clips",
	"CMU-Mach",
	"CMU-Mach-nodoc",
	"CNRI-Jython",
	"CNRI-Python",
	"CNRI-Python-GPL-Compatible",
	"COIL-1.0",
	"Community-Spec-1.0",
	"Condor-1.1",
	"copyleft-next-0.3.0",
	"copyleft-next-0.3.1",
	"Cornell-Lossless-JPEG",
	"CPAL-1.0",
	"CPL-1.0",
	"CPOL-1.02",
	"Cronyx",
	"Crossword",
	"CryptoSwift",
	"CrystalStacker",
	"CUA-OPL-1.0",
	"Cube",
	"curl",
	"cve-tou",
	"D-FSL-1.0",
	"DEC-3-Clause",
	"diffmark",
	"DL-DE-BY-2.0",
	"DL-DE-ZERO-2.0",
	"DOC",
	"DocBook-DTD",
	"DocBook-Schema",
	"DocBook-Stylesheet",
	"DocBook-XML",
	"Dotseqn",
	"DRL-1.0",
	"DRL-1.1",
	"DSDP",
	"dtoa",
	"dvipdfm",
	"ECL-1.0",
	"ECL-2.0",
	"EFL-1.0",
	"EFL-2.0",
	"eGenix",
	"Elastic-2.0",
	"Entessa",
	"EPICS",
	"EPL-1.0",
	"EPL-2.0",
	"ErlPL-1.1",
	"etalab-2.0",
	"EUDatagrid",
	"EUPL-1.0",
	"EUPL-1.1",
	"EUPL-1.2",
	"Eurosym",
	"Fair",
	"FBM",
	"FDK-AAC",
	"Ferguson-Twofish",
	"Frameworx-1.0",
	"FreeBSD-DOC",
	"FreeImage",
	"FSFAP",
	"FSFAP-no-warranty-disclaimer",
	"FSFUL",
	"FSFULLR",
	"FSFULLRSD",
	"FSFULLRWD",
	"FSL-1.1-ALv2",
	"FSL-1.1-MIT",
	"FTL",
	"Furuseth",
	"fwlw",
	"Game-Programming-Gems",
	"GCR-docs",
	"GD",
	"generic-xts",
	"GFDL-1.1-invariants-only",
	"GFDL-1.1-invariants-or-later",
	"GFDL-1.1-no-invariants-only",
	"GFDL-1.1-no-invariants-or-later",
	"GFDL-1.1-only",
	"GFDL-1.1-or-later",
	"GFDL-1.2-invariants-only",
	"GFDL-1.2-invariants-or-later",
	"GFDL-1.2-no-invariants-only",
	"GFDL-1.2-no-invariants-or-later",
	"GFDL-1.2-only",
	"GFDL-1.2-or-later",
	"GFDL-1.3-invariants-only",
	"GFDL-1.3-invariants-or-later",
	"GFDL-1.3-no-invariants-only",
	"GFDL-1.3-no-invariants-or-later",
	"GFDL-1.3-only",
	"GFDL-1.3-or-later",
	"Giftware",
	"GL2PS",
	"Glide",
	"Glulxe",
	"GLWTPL",
	"gnuplot",
	"GPL-1.0-only",
	"GPL-1.0-or-later",
	"GPL-2.0-only",
	"GPL-2.0-or-later",
	"GPL-3.0-only",
	"GPL-3.0-or-later",
	"Graphics-Gems",
	"gSOAP-1.3b",
	"gtkbook",
	"Gutmann",
	"HaskellReport",
	"HDF5",
	"hdparm",
	"HIDAPI",
	"Hippocratic-2.1",
	"HP-1986",
	"HP-1989",
	"HPND",
	"HPND-DEC",
	"HPND-doc",
	"HPND-doc-sell",
	"HPND-export-US",
	"HPND-export-US-acknowledgement",
	"HPND-export-US-modify",
	"HPND-export2-US",
	"HPND-Fenneberg-Livingston",
	"HPND-INRIA-IMAG",
	"HPND-Intel",
	"HPND-Kevlin-Henney",
	"HPND-Markus-Kuhn",
	"HPND-merchantability-variant",
	"HPND-MIT-disclaimer",
	"HPND-Netrek",
	"HPND-Pbmplus",
	"HPND-sell-MIT-disclaimer-xserver",
	"HPND-sell-regexpr",
	"HPND-sell-variant",
	"HPND-sell-variant-MIT-disclaimer",
	"HPND-sell-variant-MIT-disclaimer-rev",
	"HPND-UC",
	"HPND-UC-export-US",
	"HTMLTIDY",
	"IBM-pibs",
	"ICU",
	"IEC-Code-Components-EULA",
	"IJG",
	"IJG-short",
	"ImageMagick",
	"iMatix",
	"Imlib2",
	"Info-ZIP",
	"Inner-Net-2.0",
	"InnoSetup",
	"Intel",
	"Intel-ACPI",
	"Interbase-1.0",
	"IPA",
	"IPL-1.0",
	"ISC",
	"ISC-Veillard",
	"Jam",
	"JasPer-2.0",
	"jove",
	"JPL-image",
	"JPNIC",
	"JSON",
	"Kastrup",
	"Kazlib",
	"Knuth-CTAN",
	"LAL-1.2",
	"LAL-1.3",
	"Latex2e",
	"Latex2e-translated-notice",
	"Leptonica",
	"LGPL-2.0-only",
	"LGPL-2.0-or-later",
	"LGPL-2.1-only",
	"LGPL-2.1-or-later",
	"LGPL-3.0-only",
	"LGPL-3.0-or-later",
	"LGPLLR",
	"Libpng",
	"libpng-1.6.35",
	"libpng-2.0",
	"libselinux-1.0",
	"libtiff",
	"libutil-David-Nugent",
	"LiLiQ-P-1.1",
	"LiLiQ-R-1.1",
	"LiLiQ-Rplus-1.1",
	"Linux-man-pages-1-para",
	"Linux-man-pages-copyleft",
	"Linux-man-pages-copyleft-2-para",
	"Linux-man-pages-copyleft-var",
	"Linux-OpenIB",
	"LOOP",
	"LPD-document",
	"LPL-1.0",
	"LPL-1.02",
	"LPPL-1.0",
	"LPPL-1.1",
	"LPPL-1.2",
	"LPPL-1.3a",
	"LPPL-1.3c",
	"lsof",
	"Lucida-Bitmap-Fonts",
	"LZMA-SDK-9.11-to-9.20",
	"LZMA-SDK-9.22",
	"Mackerras-3-Clause",
	"Mackerras-3-Clause-acknowledgment",
	"magaz",
	"mailprio",
	"MakeIndex",
	"man2html",
	"Martin-Birgmeier",
	"McPhee-slideshow",
	"metamail",
	"Minpack",
	"MIPS",
	"MirOS",
	"MIT",
	"MIT-0",
	"MIT-advertising",
	"MIT-Click",
	"MIT-CMU",
	"MIT-enna",
	"MIT-feh",
	"MIT-Festival",
	"MIT-Khronos-old",
	"MIT-Modern-Variant",
	"MIT-open-group",
	"MIT-testregex",
	"MIT-Wu",
	"MITNFA",
	"MMIXware",
	"Motosoto",
	"MPEG-SSG",
	"mpi-permissive",
	"mpich2",
	"MPL-1.0",
	"MPL-1.1",
	"MPL-2.0",
	"MPL-2.0-no-copyleft-exception",
	"mplus",
	"MS-LPL",
	"MS-PL",
	"MS-RL",
	"MTLL",
	"MulanPSL-1.0",
	"MulanPSL-2.0",
	"Multics",
	"Mup",
	"NAIST-2003",
	"NASA-1.3",
	"Naumen",
	"NBPL-1.0",
	"NCBI-PD",
	"NCGL-UK-2.0",
	"NCL",
	"NCSA",
	"NetCDF",
	"Newsletr",
	"NGPL",
	"ngrep",
	"NICTA-1.0",
	"NIST-PD",
	"NIST-PD-fallback",
	"NIST-Software",
	"NLOD-1.0",
	"NLOD-2.0",
	"NLPL",
	"Nokia",
	"NOSL",
	"Noweb",
	"NPL-1.0",
	"NPL-1.1",
	"NPOSL-3.0",
	"NRL",
	"NTIA-PD",
	"NTP",
	"NTP-0",
	"O-UDA-1.0",
	"OAR",
	"OCCT-PL",
	"OCLC-2.0",
	"ODbL-1.0",
	"ODC-By-1.0",
	"OFFIS",
	"OFL-1.0",
	"OFL-1.0-no-RFN",
	"OFL-1.0-RFN",
	"OFL-1.1",
	"OFL-1.1-no-RFN",
	"OFL-1.1-RFN",
	"OGC-1.0",
	"OGDL-Taiwan-1.0",
	"OGL-Canada-2.0",
	"OGL-UK-1.0",
	"OGL-UK-2.0",
	"OGL-UK-3.0",
	"OGTSL",
	"OLDAP-1.1",
	"OLDAP-1.2",
	"OLDAP-1.3",
	"OLDAP-1.4",
	"OLDAP-2.0",
	"OLDAP-2.0.1",
	"OLDAP-2.1",
	"OLDAP-2.2",
	"OLDAP-2.2.1",
	"OLDAP-2.2.2",
	"OLDAP-2.3",
	"OLDAP-2.4",
	"OLDAP-2.5",
	"OLDAP-2.6",
	"OLDAP-2.7",
	"OLDAP-2.8",
	"OLFL-1.3",
	"OML",
	"OpenPBS-2.3",
	"OpenSSL",
	"OpenSSL-standalone",
	"OpenVision",
	"OPL-1.0",
	"OPL-UK-3.0",
	"OPUBL-1.0",
	"OSET-PL-2.1",
	"OSL-1.0",
	"OSL-1.1",
	"OSL-2.0",
	"OSL-2.1",
	"OSL-3.0",
	"PADL",
	"Parity-6.0.0",
	"Parity-7.0.0",
	"PDDL-1.0",
	"PHP-3.0",
	"PHP-3.01",
	"Pixar",
	"pkgconf",
	"Plexus",
	"pnmstitch",
	"PolyForm-Noncommercial-1.0.0",
	"PolyForm-Small-Business-1.0.0",
	"PostgreSQL",
	"PPL",
	"PSF-2.0",
	"psfrag",
	"psutils",
	"Python-2.0",
	"Python-2.0.1",
	"python-ldap",
	"Qhull",
	"QPL-1.0",
	"QPL-1.0-INRIA-2004",
	"radvd",
	"Rdisc",
	"RHeCos-1.1",
	"RPL-1.1",
	"RPL-1.5",
	"RPSL-1.0",
	"RSA-MD",
	"RSCPL",
	"Ruby",
	"Ruby-pty",
	"SAX-PD",
	"SAX-PD-2.0",
	"Saxpath",
	"SCEA",
	"SchemeReport",
	"Sendmail",
	"Sendmail-8.23",
	"Sendmail-Open-Source-1.1",
	"SGI-B-1.0",
	"SGI-B-1.1",
	"SGI-B-2.0",
	"SGI-OpenGL",
	"SGP4",
	"SHL-0.5",
	"SHL-0.51",
	"SimPL-2.0",
	"SISSL",
	"SISSL-1.2",
	"SL",
	"Sleepycat",
	"SMAIL-GPL",
	"SMLNJ",
	"SMPPL",
	"SNIA",
	"snprintf",
	"SOFA",
	"softSurfer",
	"Soundex",
	"Spencer-86",
	"Spencer-94",
	"Spencer-99",
	"SPL-1.0",
	"ssh-keyscan",
	"SSH-OpenSSH",
	"SSH-short",
	"SSLeay-standalone",
	"SSPL-1.0",
	"SugarCRM-1.1.3",
	"SUL-1.0",
	"Sun-PPP",
	"Sun-PPP-2000",
	"SunPro",
	"SWL",
	"swrule",
	"Symlinks",
	"TAPR-OHL-1.0",
	"TCL",
	"TCP-wrappers",
	"TermReadKey",
	"TGPPL-1.0",
	"ThirdEye",
	"threeparttable",
	"TMate",
	"TORQUE-1.1",
	"TOSL",
	"TPDL",
	"TPL-1.0",
	"TrustedQSL",
	"TTWL",
	"TTYP0",
	"TU-Berlin-1.0",
	"TU-Berlin-2.0",
	"Ubuntu-font-1.0",
	"UCAR",
	"UCL-1.0",
	"ulem",
	"UMich-Merit",
	"Unicode-3.0",
	"Unicode-DFS-2015",
	"Unicode-DFS-2016",
	"Unicode-TOU",
	"UnixCrypt",
	"Unlicense",
	"Unlicense-libtelnet",
	"Unlicense-libwhirlpool",
	"UPL-1.0",
	"URT-RLE",
	"Vim",
	"VOSTROM",
	"VSL-1.0",
	"W3C",
	"W3C-19980720",
	"W3C-20150513",
	"w3m",
	"Watcom-1.0",
	"Widget-Workshop",
	"Wsuipa",
	"WTFPL",
	"wwl",
	"X11",
	"X11-distribute-modifications-variant",
	"X11-swapped",
	"Xdebug-1.03",
	"Xerox",
	"Xfig",
	"XFree86-1.1",
	"xinetd",
	"xkeyboard-config-Zinoviev",
	"xlock",
	"Xnet",
	"xpp",
	"XSkat",
	"xzoom",
	"YPL-1.0",
	"YPL-1.1",
	"Zed",
	"Zeeff",
	"Zend-2.0",
	"Zimbra-1.3",
	"Zimbra-1.4",
	"Zlib",
	"zlib-acknowledgement",
	"ZPL-1.1",
	"ZPL-2.0",
	"ZPL-2.1"
];
var deprecatedLicenses = [
	"AGPL-1.0",
	"AGPL-3.0",
	"BSD-2-Clause-FreeBSD",
	"BSD-2-Clause-NetBSD",
	"bzip2-1.0.5",
	"eCos-2.0",
	"GFDL-1.1",
	"GFDL-1.2",
	"GFDL-1.3",
	"GPL-1.0",
	"GPL-1.0+",
	"GPL-2.0",
	"GPL-2.0+",
	"GPL-2.0-with-autoconf-exception",
	"GPL-2.0-with-bison-exception",
	"GPL-2.0-with-classpath-exception",
	"GPL-2.0-with-font-exception",
	"GPL-2.0-with-GCC-exception",
	"GPL-3.0",
	"GPL-3.0+",
	"GPL-3.0-with-autoconf-exception",
	"GPL-3.0-with-GCC-exception",
	"LGPL-2.0",
	"LGPL-2.0+",
	"LGPL-2.1",
	"LGPL-2.1+",
	"LGPL-3.0",
	"LGPL-3.0+",
	"Net-SNMP",
	"Nunit",
	"StandardML-NJ",
	"wxWindows"
];
var exceptions = [
	"389-exception",
	"Asterisk-exception",
	"Asterisk-linking-protocols-exception",
	"Autoconf-exception-2.0",
	"Autoconf-exception-3.0",
	"Autoconf-exception-generic",
	"Autoconf-exception-generic-3.0",
	"Autoconf-exception-macro",
	"Bison-exception-1.24",
	"Bison-exception-2.2",
	"Bootloader-exception",
	"CGAL-linking-exception",
	"Classpath-exception-2.0",
	"CLISP-exception-2.0",
	"cryptsetup-OpenSSL-exception",
	"Digia-Qt-LGPL-exception-1.1",
	"DigiRule-FOSS-exception",
	"eCos-exception-2.0",
	"erlang-otp-linking-exception",
	"Fawkes-Runtime-exception",
	"FLTK-exception",
	"fmt-exception",
	"Font-exception-2.0",
	"freertos-exception-2.0",
	"GCC-exception-2.0",
	"GCC-exception-2.0-note",
	"GCC-exception-3.1",
	"Gmsh-exception",
	"GNAT-exception",
	"GNOME-examples-exception",
	"GNU-compiler-exception",
	"gnu-javamail-exception",
	"GPL-3.0-389-ds-base-exception",
	"GPL-3.0-interface-exception",
	"GPL-3.0-linking-exception",
	"GPL-3.0-linking-source-exception",
	"GPL-CC-1.0",
	"GStreamer-exception-2005",
	"GStreamer-exception-2008",
	"harbour-exception",
	"i2p-gpl-java-exception",
	"Independent-modules-exception",
	"KiCad-libraries-exception",
	"LGPL-3.0-linking-exception",
	"libpri-OpenH323-exception",
	"Libtool-exception",
	"Linux-syscall-note",
	"LLGPL",
	"LLVM-exception",
	"LZMA-exception",
	"mif-exception",
	"mxml-exception",
	"Nokia-Qt-exception-1.1",
	"OCaml-LGPL-linking-exception",
	"OCCT-exception-1.0",
	"OpenJDK-assembly-exception-1.0",
	"openvpn-openssl-exception",
	"PCRE2-exception",
	"polyparse-exception",
	"PS-or-PDF-font-exception-20170817",
	"QPL-1.0-INRIA-2004-exception",
	"Qt-GPL-exception-1.0",
	"Qt-LGPL-exception-1.1",
	"Qwt-exception-1.0",
	"romic-exception",
	"RRDtool-FLOSS-exception-2.0",
	"SANE-exception",
	"SHL-2.0",
	"SHL-2.1",
	"stunnel-exception",
	"SWI-exception",
	"Swift-exception",
	"Texinfo-exception",
	"u-boot-exception-2.0",
	"UBDL-exception",
	"Universal-FOSS-exception-1.0",
	"vsftpd-openssl-exception",
	"WxWindows-exception-3.1",
	"x11vnc-openssl-exception"
];
// src/grammar/spdx-list.ts
/** Of the list that `packaging` holds, and PyPI by it. A newer list would pass what they refuse. */
const SPDX_LIST_VERSION = version;
const LICENSES = lowerCased([...licenses, ...deprecatedLicenses]);
const EXCEPTIONS = lowerCased(exceptions);
/** Whether a license is on the list, deprecated or not; case is ignored. */
function isLicenseId(id) {
	return LICENSES.has(id.toLowerCase());
}
/** Whether an exception, as it stands after WITH, is on the list, deprecated or not; case is ignored. */
function isExceptionId(id) {
	return EXCEPTIONS.has(id.toLowerCase());
}
const LONGEST_NAME$1 = 100;
/** The license id that a name was probably meant for: `Apache-2.0` for `Apache License, Version 2`. */
function licenseIdLike(name) {
	if (name.length > LONGEST_NAME$1) return void 0;
	const key = bare(name.toLowerCase().replace(/\b(?:the|licen[cs]e|version)\b|v(?=\.? ?[0-9])/g, ""));
	const ending = name.endsWith("+") ? /^0?(?:orlater)?$/ : /^0?(?:only|clause)?$/;
	if (key === "") return void 0;
	return licenses.find((id) => {
		const other = bare(id.toLowerCase());
		return other.startsWith(key) && ending.test(other.slice(key.length));
	});
}
function bare(text) {
	return text.replace(/[^a-z0-9]/g, "");
}
function lowerCased(ids) {
	return new Set(ids.map((id) => id.toLowerCase()));
}
// src/grammar/license-expression.ts
/** `packaging` lets Python parse the parentheses, which gives up somewhere between 100 and 201 within one another. */
const SURE_DEPTH = 100;
const MOST_FLAWS = 20;
/**
* What is wrong with a License-Expression (PEP 639, SPDX), as `packaging` reads it: case and white space count for
* nothing, and a `+` may follow every license id. Where the structure is wrong, the ids are not looked at.
*/
function licenseExpressionFlaws(text) {
	const tokens = require_main.words(text.replaceAll("(", " ( ").replaceAll(")", " ) "));
	const fault = structureFault(tokens);
	if (fault !== void 0) return [sure$1(`${require_statement.quoted(text)} is no license expression: ${fault}.${suggestionFor(text)}`)];
	const flaws = [];
	for (const flaw of partFlaws(tokens)) if (flaws.push(flaw) === MOST_FLAWS) break;
	return flaws;
}
/** There are ids joined by AND, OR and WITH, and parentheses in pairs. */
function structureFault(tokens) {
	let depth = 0;
	let last;
	for (const token of tokens) {
		const isOperandNext = last === void 0 || last === "(" || isOperator(last);
		if (token === ")" || isOperator(token)) {
			if (last === void 0) return `nothing stands before ${require_statement.quoted(token)}`;
			if (isOperandNext) return `nothing stands between ${require_statement.quoted(last)} and ${require_statement.quoted(token)}`;
		} else if (last !== void 0 && !isOperandNext) return `AND, OR or WITH is missing between ${require_statement.quoted(last)} and ${require_statement.quoted(token)}`;
		if (token === "(") depth++;
		if (token === ")") depth--;
		if (depth < 0) return "a “)” has no “(” before it";
		last = token;
	}
	if (last === void 0) return "it is empty";
	if (last === "(" || isOperator(last)) return `nothing follows ${require_statement.quoted(last)}`;
	return depth > 0 ? "a “(” has no “)” after it" : void 0;
}
function* partFlaws(tokens) {
	const spellings = new Set(tokens.map((token) => token.toLowerCase()));
	let depth = 0;
	let deepest = 0;
	for (const [index, token] of tokens.entries()) {
		const isAfterWith = isWith(tokens[index - 1]);
		if (token === "(") {
			depth++;
			deepest = Math.max(deepest, depth);
			if (isAfterWith) yield misplacedWith("is not followed by an exception");
		} else if (token === ")") depth--;
		else if (isWith(token)) {
			if (tokens[index - 1] === ")" || isWith(tokens[index - 2])) yield misplacedWith("does not follow a license id");
		} else if (isAfterWith) yield* exceptionFlaws(token);
		else if (!isOperator(token)) yield* licenseFlaws(token, spellings);
	}
	if (deepest > SURE_DEPTH) yield unsure(`Parentheses are nested more than ${SURE_DEPTH} deep, which Python may refuse.`);
}
/** `packaging` 26.2 takes WITH for an operator like the others. */
function misplacedWith(why) {
	return unsure(`A WITH ${why}; packaging 26.2 accepts that, and 26.3 refuses it.`);
}
function* exceptionFlaws(token) {
	if (isExceptionId(token)) return;
	if (/[^a-z0-9.-]/i.test(token)) yield sure$1(`${require_statement.quoted(token)} has characters that no id of an exception has.`);
	else yield unsure(`${require_statement.quoted(token)} is no exception of the SPDX list ${SPDX_LIST_VERSION}.`);
}
const REFERENCE = "licenseref-";
function* licenseFlaws(token, spellings) {
	const id = token.toLowerCase().replace(/\+$/, "");
	if (id.startsWith(REFERENCE)) yield* referenceFlaws(token, spellings);
	else if (!isLicenseId(id)) {
		const suggestion = suggestionFor(token);
		if (!/^[a-z0-9.-]+\+*$/.test(id)) yield sure$1(`${require_statement.quoted(token)} has characters that no license id has.${suggestion}`);
		else yield unsure(`${require_statement.quoted(token)} is not on the SPDX license list ${SPDX_LIST_VERSION}.${suggestion}`);
	}
}
function* referenceFlaws(token, spellings) {
	const spelling = token.toLowerCase();
	const id = spelling.replace(/\+$/, "");
	if (/[^a-z0-9.-]/.test(id)) yield sure$1(`${require_statement.quoted(token)} has characters other than letters, digits, “.” and “-”.`);
	else if (id !== spelling) {
		const what = `${require_statement.quoted(token)} ends in “+”, which goes with ids of the SPDX license list only`;
		yield spellings.has(id) ? unsure(`${what}; packaging 26.2 accepts it here, and 26.3 refuses it.`) : sure$1(`${what}.`);
	} else if (id === REFERENCE) yield unsure(`Nothing follows ${require_statement.quoted(token)}; packaging 26.2 accepts that, and 26.3 refuses it.`);
}
function suggestionFor(name) {
	const id = licenseIdLike(name);
	return id === void 0 ? "" : ` Perhaps ${require_statement.quoted(id)} is meant.`;
}
function isOperator(token) {
	return /^(?:and|or|with)$/i.test(token);
}
function isWith(token) {
	return token?.toLowerCase() === "with";
}
function sure$1(what) {
	return {
		what,
		certainty: "sure"
	};
}
function unsure(what) {
	return {
		what,
		certainty: "unsure"
	};
}
// src/checks/licence.ts
const licenceRules = [
	{
		id: "license-expression",
		title: "License-Expression is an SPDX expression.",
		source: specification("License expressions", "license-expression"),
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: badExpression
	},
	{
		id: "license-and-expression",
		title: "License is not given beside License-Expression.",
		source: warehouse("warehouse/forklift/metadata.py"),
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: twoLicences
	},
	{
		id: "license-file-path",
		title: "Every License-File is a plain relative path with “/” between its parts.",
		source: pep(639),
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: badPaths
	}
];
function* badExpression({ metadata }) {
	const value = sentValue(metadata, "License-Expression");
	if (value === void 0) return;
	for (const flaw of licenseExpressionFlaws(value)) yield flawedValue("License-Expression", flaw, "Write SPDX identifiers, such as MIT or Apache-2.0 OR BSD-3-Clause; LicenseRef-… names a licence of your own.");
}
function* twoLicences({ metadata }) {
	const [licence, expression] = [sentValue(metadata, "License"), sentValue(metadata, "License-Expression")];
	if (licence === void 0 || expression === void 0) return;
	yield {
		sentence: `License ${require_statement.quoted(licence)} is given beside License-Expression ${require_statement.quoted(expression)}.`,
		hint: "Leave the expression only, as license = \"…\" in pyproject.toml."
	};
}
function* badPaths({ metadata }) {
	for (const path of sentValues(metadata, "License-File")) {
		const flaw = licenceFilePathFlaw(path);
		if (flaw === void 0) continue;
		yield flawedValue("License-File", flaw, "Name the file relative to the root of the project, such as LICENSE or licenses/MIT.txt, and build again.");
	}
}
// src/checks/build-again.ts
/** What to do about a wheel that its build backend seems to have made wrong, by the backend's own name if it is known. */
function buildAgain({ generator }) {
	return generator === void 0 ? "Build it again with a current version of the build backend." : `It was built by ${generator}: upgrade that, if there is a newer one, and build it again.`;
}
// src/checks/top-folder.ts
/**
* The folder in which all names lie, as Python's `os.path.commonpath` finds it; empty where there is none, and undefined
* where some names are absolute and some are not.
*/
function topFolder(names) {
	const absolute = names.filter((name) => name.startsWith("/")).length;
	if (absolute > 0 && absolute < names.length) return void 0;
	let common;
	for (const name of names) {
		if (common?.length === 0) break;
		const parts = partsOf(name, common?.length);
		common = common === void 0 ? parts : sharedStart(common, parts);
	}
	return `${absolute > 0 ? "/" : ""}${(common ?? []).join("/")}`;
}
/** Of the first name all parts, and of others no more than are compared: a name may have a million. */
function partsOf(name, count = Number.POSITIVE_INFINITY) {
	const parts = [];
	for (let at = 0; at <= name.length && parts.length < count;) {
		const slash = name.indexOf("/", at);
		const end = slash < 0 ? name.length : slash;
		const part = name.slice(at, end);
		if (part !== "" && part !== ".") parts.push(part);
		at = end + 1;
	}
	return parts;
}
function sharedStart(one, other) {
	const end = one.findIndex((part, index) => part !== other[index]);
	return end < 0 ? one : one.slice(0, end);
}
// src/checks/license-files.ts
const licenseFileRules = [{
	id: "license-file-in-archive",
	title: "Every License-File is in the distribution: in a wheel's .dist-info/licenses, or in an sdist's top folder.",
	source: pep(639),
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "archive",
	check: missingLicenseFiles
}];
function* missingLicenseFiles(distribution, { members }) {
	const files = sentValues(distribution.metadata, "License-File");
	if (files.length === 0) return;
	const folder = folderFor(distribution, members);
	if (folder === void 0) return;
	const names = new Set(members.map(({ name }) => name));
	for (const file of files) {
		if (names.has(`${folder}/${file}`) || licenceFilePathFlaw(file) !== void 0) continue;
		yield {
			sentence: `License-File ${require_statement.quoted(file)} is not in it, at ${require_statement.quoted(`${folder}/${file}`)}.`,
			hint: `${buildAgain(distribution)} Let license-files in pyproject.toml name files that are there.`
		};
	}
}
function folderFor({ filename }, members) {
	if (filename.kind === "wheel") return `${require_main.distInfoFolder(filename)}/licenses`;
	return topFolder(members.map(({ name }) => name)) || void 0;
}
// src/checks/some-names.ts
const SHOWN = 5;
/** The first few of names, quoted, and how many more there are. */
function someNames(names) {
	const shown = names.slice(0, SHOWN).map(require_statement.quoted);
	if (names.length > SHOWN) return `${shown.join(", ")} and ${names.length - SHOWN} more`;
	return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
// src/checks/member-names.ts
const memberNameRules = [{
	id: "member-name",
	title: "No member of an archive leads out of the folder that the archive is unpacked to.",
	source: {
		title: "Python, tarfile",
		url: "https://docs.python.org/3/library/tarfile.html#extraction-filters"
	},
	refusedBy: "nobody",
	appliesTo: "every index",
	scope: "archive",
	check: unsafeNames
}];
const HINT$1 = "Build it again from files that lie below the folder of the project.";
function* unsafeNames(_, { members, format }) {
	const names = members.map(({ name }) => name);
	const outside = names.filter((name) => name.startsWith("/") || /(?:^|\/)\.\.(?:\/|$)/.test(name));
	if (outside.length > 0) yield {
		sentence: `${someNames(outside)} would be unpacked outside of the folder, which pip refuses.`,
		hint: HINT$1
	};
	const odd = format === "zip" ? [] : names.filter(hasControlCharacter);
	if (odd.length > 0) yield {
		sentence: `${someNames(odd)} ${odd.length === 1 ? "has a name" : "have names"} with control characters.`,
		hint: HINT$1
	};
}
function hasControlCharacter(name) {
	for (let at = 0; at < name.length; at++) {
		const code = name.charCodeAt(at);
		if (code < 32 || code === 127) return true;
	}
	return false;
}
// src/checks/metadata-form.ts
const CORE_METADATA = specification("Core metadata", "core-metadata");
/** What file systems, and PyPI (warehouse, forklift/legacy.py), take for a file name, of which both are a part. */
const LONGEST_NAME = 255;
/** Where one of these is broken, an upload form can only say something else than the file does, or less. */
const metadataFormRules = [
	{
		id: "repeated-field",
		title: "A field that may be given once is given once.",
		source: CORE_METADATA,
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: problemsOf("repeated", "Leave one of them, in the configuration of the project, and build again.")
	},
	{
		id: "undecodable-field",
		title: "Every field, and the description, is UTF-8 text.",
		source: CORE_METADATA,
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: problemsOf("undecodable", "Save the file that it comes from as UTF-8 and build again.")
	},
	{
		id: "ambiguous-description",
		title: "The description is one text, given once.",
		source: CORE_METADATA,
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: problemsOf("ambiguous-description", "Give the description in one place only, such as readme in pyproject.toml, and build again.")
	},
	{
		id: "repeated-project-url-label",
		title: "No two Project-URLs bear the same label.",
		source: CORE_METADATA,
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: problemsOf("repeated-label", "Give each URL of the project a label of its own and build again.")
	},
	{
		id: "overlong-name",
		title: `Name and Version have at most ${LONGEST_NAME} characters each.`,
		source: CORE_METADATA,
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: overlongNames
	},
	{
		id: "unknown-field",
		title: "Every field is one of the core metadata.",
		source: CORE_METADATA,
		refusedBy: "nobody",
		appliesTo: "every index",
		scope: "distribution",
		check: unknownFields
	}
];
function problemsOf(kind, hint) {
	return ({ metadata }) => metadata.problems.filter((problem) => problem.kind === kind).map(({ sentence }) => ({
		sentence,
		hint
	}));
}
function* overlongNames({ metadata: { name, version } }) {
	for (const [field, value] of [["Name", name], ["Version", version]]) {
		if (value.length <= LONGEST_NAME) continue;
		yield {
			sentence: `${field} ${require_statement.quoted(value)} is longer than ${LONGEST_NAME} characters.`,
			hint: "No file name could hold it: shorten it in the project and build again."
		};
	}
}
function* unknownFields(distribution) {
	for (const { name } of distribution.metadata.unknown) yield {
		sentence: `${require_statement.quoted(name)} is no field of the core metadata, so the index is not told of it.`,
		hint: `Take it out of the project, unless it is newer than this action. twine refuses such a file.`
	};
}
// src/checks/name-and-version.ts
const nameAndVersionRules = [
	{
		id: "name",
		title: "Name is made of ASCII letters, digits, dots, hyphens and underscores, with a letter or digit at both ends.",
		source: specification("Names and normalization", "name-normalization"),
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: badName
	},
	{
		id: "name-given",
		title: "The project has a name.",
		source: warehouse("warehouse/forklift/decorators.py"),
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: noName
	},
	{
		id: "version",
		title: "Version is a version.",
		source: pep(440),
		refusedBy: "twine",
		appliesTo: "every index",
		scope: "distribution",
		check: badVersion
	},
	{
		id: "local-version",
		title: "Version has no local part.",
		source: warehouse("warehouse/forklift/metadata.py"),
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: localVersion
	}
];
function* badName({ metadata: { name } }) {
	if (require_project_name.isProjectName(name)) return;
	yield {
		sentence: `Name ${require_statement.quoted(name)} is no name of a project.`,
		hint: "Use ASCII letters, digits, “.”, “-” and “_” only, and begin and end with a letter or digit."
	};
}
function* noName({ metadata: { name } }) {
	if (require_main.strip(name) !== "UNKNOWN") return;
	yield {
		sentence: "Name is UNKNOWN, which stands for a project without a name.",
		hint: "Set the name in pyproject.toml, and build with setuptools 61 or newer if setuptools is the build backend."
	};
}
function* badVersion({ metadata: { version } }) {
	if (require_main.parseVersion(version) !== void 0) return;
	yield {
		sentence: `Version ${require_statement.quoted(version)} is not a valid version.`,
		hint: "Write it as PEP 440 has it, such as 1.2.3, 1.2rc1 or 1.2.post1."
	};
}
function* localVersion({ metadata }) {
	const version = require_main.parseVersion(metadata.version);
	if (version?.local === void 0) return;
	yield {
		sentence: `Version ${require_statement.quoted(require_main.versionText(version))} has a local part, which is for builds that are not published.`,
		hint: "Build without what follows the “+”. setuptools-scm adds it to commits without a tag: build the tagged commit, or set local_scheme = \"no-local-version\"."
	};
}
// src/checks/platform-families.ts
const ANY = "any";
const SOURCE$1 = "any, from source";
const WORDS = {
	[ANY]: "every platform at once",
	[SOURCE$1]: "those who build from source"
};
const DISTRIBUTION = /\.(?:whl|tar\.gz|zip)$/;
const platformFamilyRules = [{
	id: "platform-families",
	title: "A release has files for every platform that the release before it had.",
	source: {
		title: "Platform compatibility tags",
		url: "https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/"
	},
	refusedBy: "nobody",
	appliesTo: "every index",
	scope: "index",
	check: (distributions, holdings) => require_main.releasesIn(distributions).flatMap((release) => [...lacking(release, holdings)])
}];
function* lacking(release, holdings) {
	const earlier = holdings.projects.get(release.project)?.earlier?.get(release.key);
	const [first] = newIn(release, holdings);
	if (earlier === void 0 || first === void 0) return;
	const ours = familiesOf([...namesOf(release.distributions), ...heldFilesOf(release, holdings).keys()]);
	const lost = [...familiesOf(earlier.filenames)].filter((family) => !isCovered(family, ours));
	if (lost.length > 0) yield complaint(first, lost, earlier);
}
function complaint(distribution, lost, { version }) {
	return {
		distribution,
		sentence: `The release has nothing for ${lost.map((family) => WORDS[family] ?? family).join(", ")}, as ${require_statement.quoted(version)} had.`,
		hint: "If that is not meant, a job that builds it has failed or was left out: PyPI takes the missing files for some days after the first. The input expect-files makes it an error."
	};
}
function namesOf(distributions) {
	return distributions.map(({ filename }) => filename.basename);
}
/** A wheel for any platform is one for all; an sdist is no wheel. */
function isCovered(family, ours) {
	return ours.has(family) || family !== SOURCE$1 && ours.has(ANY);
}
function familiesOf(filenames) {
	return new Set(filenames.flatMap((name) => parsed(name)).flatMap(familiesIn));
}
function familiesIn(filename) {
	return require_main.platformWords(filename).flatMap((words) => words === "macOS ARM64 and x86-64" ? ["macOS ARM64", "macOS x86-64"] : [words]);
}
function parsed(name) {
	if (!DISTRIBUTION.test(name)) return [];
	try {
		return [require_main.parseFilename(name)];
	} catch {
		return [];
	}
}
// src/checks/data/platform-tags.json
var date = "2026-08-21";
var macosMajors = [
	"11",
	"12",
	"13",
	"14",
	"15",
	"26"
];
var architectures = {
	"windows": [
		"amd64",
		"arm64",
		"ia64"
	],
	"linux": ["armv6l", "armv7l"],
	"manylinux1": ["i686", "x86_64"],
	"manylinux2010": ["i686", "x86_64"],
	"manylinux2014": [
		"aarch64",
		"armv7l",
		"i686",
		"ppc64",
		"ppc64le",
		"s390x",
		"x86_64"
	],
	"manylinux": [
		"aarch64",
		"armv7l",
		"i686",
		"ppc64",
		"ppc64le",
		"riscv64",
		"s390x",
		"x86_64"
	],
	"musllinux": [
		"aarch64",
		"armv7l",
		"i686",
		"ppc64le",
		"riscv64",
		"s390x",
		"x86_64"
	],
	"macos": [
		"arm64",
		"fat",
		"fat3",
		"fat64",
		"i386",
		"intel",
		"ppc",
		"ppc64",
		"universal",
		"universal2",
		"x86_64"
	],
	"ios": ["arm64", "x86_64"],
	"android": [
		"arm64_v8a",
		"armeabi_v7a",
		"x86",
		"x86_64"
	],
	"pyemscripten": ["wasm32"]
};
var never = {
	"windows": [
		"arm32",
		"aarch64",
		"x86_64"
	],
	"manylinux1": [
		"aarch64",
		"armv7l",
		"ppc64",
		"ppc64le",
		"riscv64",
		"s390x",
		"amd64",
		"arm64"
	],
	"manylinux2010": [
		"aarch64",
		"armv7l",
		"ppc64",
		"ppc64le",
		"riscv64",
		"s390x",
		"amd64",
		"arm64"
	],
	"manylinux2014": [
		"riscv64",
		"amd64",
		"arm64"
	],
	"manylinux": ["amd64", "arm64"],
	"musllinux": [
		"ppc64",
		"amd64",
		"arm64"
	],
	"macos": ["aarch64", "amd64"]
};
// src/checks/platform-tags.ts
const platformTagRules = [{
	id: "platform-tag",
	title: "Every platform tag of a wheel is one that the index takes.",
	source: warehouse("warehouse/forklift/legacy.py"),
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "distribution",
	check: badPlatformTags
}];
const NEWER = `This is what was known on ${date}: newer platforms are for the index to judge.`;
const REBUILD$1 = "Build the wheel again with a current version of its build tool.";
const REPAIR = "Let auditwheel repair the wheel, which names it manylinux or musllinux, or build with cibuildwheel, which does so.";
const LEAVE_OUT = "Leave this wheel out: users of that platform can build from the sdist.";
const MACOS = "Set MACOSX_DEPLOYMENT_TARGET to the oldest macOS that is meant, such as 11.0, and build again with cibuildwheel or a current build backend; delocate names wheels right, too.";
const PYEMSCRIPTEN = "Build it with a current pyodide-build, which writes pyemscripten_….";
const NUMBERS_AND_ARCHITECTURE = /^_\p{Nd}+_\p{Nd}+_(?<architecture>.*)$/u;
const FAMILIES = {
	win: {
		name: "Windows",
		hint: LEAVE_OUT,
		shapes: [shape(/^_(?<architecture>.*)$/, "windows")]
	},
	linux: {
		name: "Linux",
		hint: REPAIR,
		shapes: [{
			pattern: /^_(?<architecture>.*)$/,
			objections: plainLinuxObjections
		}]
	},
	manylinux: {
		name: "manylinux",
		hint: REPAIR,
		shapes: [
			shape(/^1_(?<architecture>.*)$/, "manylinux1"),
			shape(/^2010_(?<architecture>.*)$/, "manylinux2010"),
			shape(/^2014_(?<architecture>.*)$/, "manylinux2014"),
			shape(NUMBERS_AND_ARCHITECTURE, "manylinux")
		]
	},
	musllinux: {
		name: "musllinux",
		hint: REPAIR,
		shapes: [shape(NUMBERS_AND_ARCHITECTURE, "musllinux")]
	},
	macosx: {
		name: "macOS",
		hint: MACOS,
		shapes: [{
			pattern: /^_(?<major>\p{Nd}+)_(?<minor>\p{Nd}+)_(?<architecture>.*)$/u,
			objections: (groups) => [...macosVersionObjections(groups), ...architectureObjections(groups, "macos")]
		}]
	},
	ios: {
		name: "iOS",
		hint: REBUILD$1,
		shapes: [shape(/^_\p{Nd}+_\p{Nd}+_(?<architecture>.*)_(?:iphoneos|iphonesimulator)/u, "ios"), {
			pattern: /^_\p{Nd}+_\p{Nd}+_/u,
			objections: () => [{
				what: "is for no SDK of iOS that is known",
				certainty: "unsure"
			}]
		}]
	},
	android: {
		name: "Android",
		hint: REBUILD$1,
		shapes: [shape(/^_\p{Nd}+_(?<architecture>.*)$/u, "android")]
	},
	pyemscripten: {
		name: "PyEmscripten",
		hint: PYEMSCRIPTEN,
		shapes: [shape(/^_\p{Nd}+_\p{Nd}+_(?<architecture>wasm32|.*)/u, "pyemscripten")]
	},
	emscripten: {
		name: "Emscripten",
		hint: PYEMSCRIPTEN,
		shapes: []
	},
	pyodide: {
		name: "Pyodide",
		hint: PYEMSCRIPTEN,
		shapes: []
	}
};
/**
* What PyPI has decided against, what was settled for good, and what is another platform's name for an architecture. Of
* all others, it may take one day what it does not yet.
*/
const NEVER = never;
function shape(pattern, of) {
	return {
		pattern,
		objections: (groups) => architectureObjections(groups, of)
	};
}
function* badPlatformTags({ filename }) {
	if (filename.kind !== "wheel") return;
	for (const tag of new Set(filename.platformTag.toLowerCase().split("."))) if (tag !== "any" && tag !== "win32") yield* complaintsAbout(tag);
}
function* complaintsAbout(tag) {
	const [word = ""] = /^[a-z]*/.exec(tag) ?? [];
	const family = Object.hasOwn(FAMILIES, word) ? FAMILIES[word] : void 0;
	const objections = objectionsTo(tag, tag.slice(word.length), family);
	const gravest = objections.find(({ certainty }) => certainty === void 0) ?? objections[0];
	if (gravest === void 0) return;
	const { what, certainty, hint = certainty === void 0 ? family?.hint : NEWER } = gravest;
	yield {
		sentence: `The platform tag ${require_statement.quoted(tag)} ${what}.`,
		...hint !== void 0 && { hint },
		...certainty !== void 0 && { certainty }
	};
}
function objectionsTo(tag, rest, family) {
	if (tag === "") return [{
		what: "is empty",
		hint: REBUILD$1
	}];
	if (family === void 0) return [{
		what: "is of no platform that is known",
		certainty: "unsure"
	}];
	for (const { pattern, objections } of family.shapes) {
		const match = pattern.exec(rest);
		if (match !== null) return objections(match.groups ?? {});
	}
	return [{ what: family.shapes.length === 0 ? `is for ${family.name}, and PyPI does not take such tags` : `is not written as tags for ${family.name} are` }];
}
function architectureObjections({ architecture = "" }, of) {
	const architectures$1 = architectures[of];
	if (architectures$1.includes(architecture)) return [];
	return NEVER[of]?.includes(architecture) || architecture === "" ? [{ what: `has an architecture that PyPI does not take there: it takes ${architectures$1.join(", ")}` }] : [{
		what: `has an architecture that is not known there: it is ${architectures$1.join(", ")}`,
		certainty: "unsure"
	}];
}
/** Nobody can tell on which systems such a wheel runs, whatever the architecture; two are taken for the Raspberry Pi. */
function plainLinuxObjections({ architecture = "" }) {
	if (architectures.linux.includes(architecture)) return [];
	return [{ what: "does not tell on which Linux systems the wheel runs, so PyPI does not take it" }];
}
/** Since macOS 11, only the major version counts. */
function macosVersionObjections({ major = "", minor = "" }) {
	if (major === "10") return [];
	if (Number(major) <= 10) return [{ what: "is for a version of macOS that never was" }];
	if (minor !== "0") return [{ what: "has a minor version, where from macOS 11 on it must be 0" }];
	return macosMajors.includes(major) ? [] : [{
		what: "is for a version of macOS that is not known",
		certainty: "unsure"
	}];
}
// src/checks/data/stdlib-names.json
var names = [
	"abc",
	"abcoll",
	"aepack",
	"aetools",
	"aetypes",
	"aifc",
	"aix-support",
	"al",
	"android-support",
	"annotationlib",
	"antigravity",
	"anydbm",
	"apple-support",
	"applesingle",
	"argparse",
	"array",
	"ast",
	"ast-unparse",
	"asynchat",
	"asyncio",
	"asyncio-base-events",
	"asyncio-base-futures",
	"asyncio-base-subprocess",
	"asyncio-base-tasks",
	"asyncio-compat",
	"asyncio-constants",
	"asyncio-coroutines",
	"asyncio-events",
	"asyncio-exceptions",
	"asyncio-format-helpers",
	"asyncio-futures",
	"asyncio-graph",
	"asyncio-locks",
	"asyncio-log",
	"asyncio-main",
	"asyncio-mixins",
	"asyncio-proactor-events",
	"asyncio-protocols",
	"asyncio-queues",
	"asyncio-runners",
	"asyncio-selector-events",
	"asyncio-sslproto",
	"asyncio-staggered",
	"asyncio-streams",
	"asyncio-subprocess",
	"asyncio-taskgroups",
	"asyncio-tasks",
	"asyncio-test-utils",
	"asyncio-threads",
	"asyncio-timeouts",
	"asyncio-tools",
	"asyncio-transports",
	"asyncio-trsock",
	"asyncio-unix-events",
	"asyncio-windows-events",
	"asyncio-windows-utils",
	"asyncore",
	"atexit",
	"audiodev",
	"audioop",
	"autogil",
	"base64",
	"basehttpserver",
	"bastion",
	"bdb",
	"binascii",
	"binhex",
	"bisect",
	"blake2",
	"bootlocale",
	"bootsubprocess",
	"bsddb",
	"bsddb-db",
	"bsddb-dbobj",
	"bsddb-dbrecio",
	"bsddb-dbshelve",
	"bsddb-dbtables",
	"bsddb-dbutils",
	"bsddb-test",
	"bsddb-test-test-all",
	"bsddb-test-test-associate",
	"bsddb-test-test-basics",
	"bsddb-test-test-compare",
	"bsddb-test-test-compat",
	"bsddb-test-test-cursor-pget-bug",
	"bsddb-test-test-db",
	"bsddb-test-test-dbenv",
	"bsddb-test-test-dbobj",
	"bsddb-test-test-dbshelve",
	"bsddb-test-test-dbtables",
	"bsddb-test-test-distributed-transactions",
	"bsddb-test-test-early-close",
	"bsddb-test-test-fileid",
	"bsddb-test-test-get-none",
	"bsddb-test-test-join",
	"bsddb-test-test-lock",
	"bsddb-test-test-misc",
	"bsddb-test-test-pickle",
	"bsddb-test-test-queue",
	"bsddb-test-test-recno",
	"bsddb-test-test-replication",
	"bsddb-test-test-sequence",
	"bsddb-test-test-thread",
	"buildtools",
	"builtin",
	"builtins",
	"bz2",
	"calendar",
	"canvas",
	"carbon",
	"carbon-ae",
	"carbon-ah",
	"carbon-app",
	"carbon-appearance",
	"carbon-carbonevents",
	"carbon-carbonevt",
	"carbon-cf",
	"carbon-cg",
	"carbon-cm",
	"carbon-components",
	"carbon-controlaccessor",
	"carbon-controls",
	"carbon-corefounation",
	"carbon-coregraphics",
	"carbon-ctl",
	"carbon-dialogs",
	"carbon-dlg",
	"carbon-drag",
	"carbon-dragconst",
	"carbon-events",
	"carbon-evt",
	"carbon-file",
	"carbon-files",
	"carbon-fm",
	"carbon-folder",
	"carbon-folders",
	"carbon-fonts",
	"carbon-help",
	"carbon-ibcarbon",
	"carbon-ibcarbonruntime",
	"carbon-icns",
	"carbon-icons",
	"carbon-launch",
	"carbon-launchservices",
	"carbon-list",
	"carbon-lists",
	"carbon-machelp",
	"carbon-mediadescr",
	"carbon-menu",
	"carbon-menus",
	"carbon-mlte",
	"carbon-osa",
	"carbon-osaconst",
	"carbon-qd",
	"carbon-qdoffs",
	"carbon-qdoffscreen",
	"carbon-qt",
	"carbon-quickdraw",
	"carbon-quicktime",
	"carbon-res",
	"carbon-resources",
	"carbon-scrap",
	"carbon-snd",
	"carbon-sound",
	"carbon-te",
	"carbon-textedit",
	"carbon-win",
	"carbon-windows",
	"cd",
	"cfmfile",
	"cgi",
	"cgihttpserver",
	"cgitb",
	"chunk",
	"cmath",
	"cmd",
	"code",
	"codecs",
	"codecs-cn",
	"codecs-hk",
	"codecs-iso2022",
	"codecs-jp",
	"codecs-kr",
	"codecs-tw",
	"codeop",
	"collections",
	"collections-abc",
	"collections-main",
	"colorize",
	"colorpicker",
	"colorsys",
	"commands",
	"compat-pickle",
	"compileall",
	"compiler",
	"compiler-ast",
	"compiler-consts",
	"compiler-future",
	"compiler-misc",
	"compiler-pyassem",
	"compiler-pycodegen",
	"compiler-symbols",
	"compiler-syntax",
	"compiler-transformer",
	"compiler-visitor",
	"compression",
	"compression-bz2",
	"compression-common",
	"compression-common-streams",
	"compression-gzip",
	"compression-lzma",
	"compression-zlib",
	"compression-zstd",
	"compression-zstd-zstdfile",
	"concurrent",
	"concurrent-futures",
	"concurrent-futures-base",
	"concurrent-futures-interpreter",
	"concurrent-futures-process",
	"concurrent-futures-thread",
	"concurrent-interpreters",
	"concurrent-interpreters-crossinterp",
	"concurrent-interpreters-queues",
	"configparser",
	"contextlib",
	"contextvars",
	"cookie",
	"cookielib",
	"copy",
	"copy-reg",
	"copyreg",
	"cpickle",
	"cprofile",
	"crypt",
	"cstringio",
	"csv",
	"ctypes",
	"ctypes-aix",
	"ctypes-endian",
	"ctypes-layout",
	"ctypes-macholib",
	"ctypes-macholib-dyld",
	"ctypes-macholib-dylib",
	"ctypes-macholib-framework",
	"ctypes-test",
	"ctypes-test-main",
	"ctypes-test-runtests",
	"ctypes-test-test-anon",
	"ctypes-test-test-array-in-pointer",
	"ctypes-test-test-arrays",
	"ctypes-test-test-as-parameter",
	"ctypes-test-test-bitfields",
	"ctypes-test-test-buffers",
	"ctypes-test-test-bytes",
	"ctypes-test-test-byteswap",
	"ctypes-test-test-callbacks",
	"ctypes-test-test-cast",
	"ctypes-test-test-cfuncs",
	"ctypes-test-test-checkretval",
	"ctypes-test-test-delattr",
	"ctypes-test-test-errno",
	"ctypes-test-test-find",
	"ctypes-test-test-frombuffer",
	"ctypes-test-test-funcptr",
	"ctypes-test-test-functions",
	"ctypes-test-test-incomplete",
	"ctypes-test-test-init",
	"ctypes-test-test-internals",
	"ctypes-test-test-keeprefs",
	"ctypes-test-test-libc",
	"ctypes-test-test-loading",
	"ctypes-test-test-macholib",
	"ctypes-test-test-memfunctions",
	"ctypes-test-test-numbers",
	"ctypes-test-test-objects",
	"ctypes-test-test-parameters",
	"ctypes-test-test-pep3118",
	"ctypes-test-test-pickling",
	"ctypes-test-test-pointers",
	"ctypes-test-test-prototypes",
	"ctypes-test-test-python-api",
	"ctypes-test-test-random-things",
	"ctypes-test-test-refcounts",
	"ctypes-test-test-repr",
	"ctypes-test-test-returnfuncptrs",
	"ctypes-test-test-simplesubclasses",
	"ctypes-test-test-sizes",
	"ctypes-test-test-slicing",
	"ctypes-test-test-stringptr",
	"ctypes-test-test-strings",
	"ctypes-test-test-struct-fields",
	"ctypes-test-test-structures",
	"ctypes-test-test-unaligned-structures",
	"ctypes-test-test-unicode",
	"ctypes-test-test-values",
	"ctypes-test-test-varsize-struct",
	"ctypes-test-test-win32",
	"ctypes-test-test-wintypes",
	"ctypes-util",
	"ctypes-wintypes",
	"curses",
	"curses-ascii",
	"curses-has-key",
	"curses-panel",
	"curses-textpad",
	"curses-wrapper",
	"dataclasses",
	"datetime",
	"dbhash",
	"dbm",
	"dbm-dumb",
	"dbm-gnu",
	"dbm-ndbm",
	"dbm-sqlite3",
	"decimal",
	"device",
	"dialog",
	"difflib",
	"dircache",
	"dis",
	"distutils",
	"distutils-archive-util",
	"distutils-bcppcompiler",
	"distutils-ccompiler",
	"distutils-cmd",
	"distutils-collections",
	"distutils-command",
	"distutils-command-bdist",
	"distutils-command-bdist-dumb",
	"distutils-command-bdist-msi",
	"distutils-command-bdist-packager",
	"distutils-command-bdist-rpm",
	"distutils-command-bdist-wininst",
	"distutils-command-build",
	"distutils-command-build-clib",
	"distutils-command-build-ext",
	"distutils-command-build-py",
	"distutils-command-build-scripts",
	"distutils-command-check",
	"distutils-command-clean",
	"distutils-command-config",
	"distutils-command-framework-compat",
	"distutils-command-install",
	"distutils-command-install-data",
	"distutils-command-install-egg-info",
	"distutils-command-install-headers",
	"distutils-command-install-lib",
	"distutils-command-install-scripts",
	"distutils-command-py37compat",
	"distutils-command-register",
	"distutils-command-sdist",
	"distutils-command-upload",
	"distutils-config",
	"distutils-core",
	"distutils-cygwinccompiler",
	"distutils-debug",
	"distutils-dep-util",
	"distutils-dir-util",
	"distutils-dist",
	"distutils-emxccompiler",
	"distutils-errors",
	"distutils-extension",
	"distutils-fancy-getopt",
	"distutils-file-util",
	"distutils-filelist",
	"distutils-functools",
	"distutils-log",
	"distutils-macos-compat",
	"distutils-msvc9compiler",
	"distutils-msvccompiler",
	"distutils-mwerkscompiler",
	"distutils-py38compat",
	"distutils-py39compat",
	"distutils-spawn",
	"distutils-sysconfig",
	"distutils-tests",
	"distutils-tests-setuptools-build-ext",
	"distutils-tests-setuptools-extension",
	"distutils-tests-support",
	"distutils-tests-test-archive-util",
	"distutils-tests-test-bdist",
	"distutils-tests-test-bdist-dumb",
	"distutils-tests-test-bdist-msi",
	"distutils-tests-test-bdist-rpm",
	"distutils-tests-test-bdist-wininst",
	"distutils-tests-test-build",
	"distutils-tests-test-build-clib",
	"distutils-tests-test-build-ext",
	"distutils-tests-test-build-py",
	"distutils-tests-test-build-scripts",
	"distutils-tests-test-ccompiler",
	"distutils-tests-test-check",
	"distutils-tests-test-clean",
	"distutils-tests-test-cmd",
	"distutils-tests-test-config",
	"distutils-tests-test-config-cmd",
	"distutils-tests-test-core",
	"distutils-tests-test-cygwinccompiler",
	"distutils-tests-test-dep-util",
	"distutils-tests-test-dir-util",
	"distutils-tests-test-dist",
	"distutils-tests-test-extension",
	"distutils-tests-test-file-util",
	"distutils-tests-test-filelist",
	"distutils-tests-test-install",
	"distutils-tests-test-install-data",
	"distutils-tests-test-install-headers",
	"distutils-tests-test-install-lib",
	"distutils-tests-test-install-scripts",
	"distutils-tests-test-log",
	"distutils-tests-test-msvc9compiler",
	"distutils-tests-test-msvccompiler",
	"distutils-tests-test-register",
	"distutils-tests-test-sdist",
	"distutils-tests-test-spawn",
	"distutils-tests-test-sysconfig",
	"distutils-tests-test-text-file",
	"distutils-tests-test-unixccompiler",
	"distutils-tests-test-upload",
	"distutils-tests-test-util",
	"distutils-tests-test-version",
	"distutils-tests-test-versionpredicate",
	"distutils-text-file",
	"distutils-unixccompiler",
	"distutils-util",
	"distutils-version",
	"distutils-versionpredicate",
	"dl",
	"doctest",
	"docxmlrpcserver",
	"dumbdbm",
	"dummy-thread",
	"dummy-threading",
	"easydialogs",
	"elementtree",
	"email",
	"email-base64mime",
	"email-charset",
	"email-contentmanager",
	"email-encoded-words",
	"email-encoders",
	"email-errors",
	"email-feedparser",
	"email-generator",
	"email-header",
	"email-header-value-parser",
	"email-headerregistry",
	"email-iterators",
	"email-message",
	"email-mime",
	"email-mime-application",
	"email-mime-audio",
	"email-mime-base",
	"email-mime-image",
	"email-mime-message",
	"email-mime-multipart",
	"email-mime-nonmultipart",
	"email-mime-text",
	"email-parseaddr",
	"email-parser",
	"email-policy",
	"email-policybase",
	"email-quoprimime",
	"email-test",
	"email-test-test-email",
	"email-test-test-email-codecs",
	"email-test-test-email-codecs-renamed",
	"email-test-test-email-renamed",
	"email-test-test-email-torture",
	"email-utils",
	"encodings",
	"encodings-aliases",
	"encodings-ascii",
	"encodings-base64-codec",
	"encodings-big5",
	"encodings-big5hkscs",
	"encodings-builtin",
	"encodings-bz2-codec",
	"encodings-charmap",
	"encodings-codecs",
	"encodings-cp037",
	"encodings-cp1006",
	"encodings-cp1026",
	"encodings-cp1125",
	"encodings-cp1140",
	"encodings-cp1250",
	"encodings-cp1251",
	"encodings-cp1252",
	"encodings-cp1253",
	"encodings-cp1254",
	"encodings-cp1255",
	"encodings-cp1256",
	"encodings-cp1257",
	"encodings-cp1258",
	"encodings-cp273",
	"encodings-cp424",
	"encodings-cp437",
	"encodings-cp500",
	"encodings-cp65001",
	"encodings-cp720",
	"encodings-cp737",
	"encodings-cp775",
	"encodings-cp850",
	"encodings-cp852",
	"encodings-cp855",
	"encodings-cp856",
	"encodings-cp857",
	"encodings-cp858",
	"encodings-cp860",
	"encodings-cp861",
	"encodings-cp862",
	"encodings-cp863",
	"encodings-cp864",
	"encodings-cp865",
	"encodings-cp866",
	"encodings-cp869",
	"encodings-cp874",
	"encodings-cp875",
	"encodings-cp932",
	"encodings-cp949",
	"encodings-cp950",
	"encodings-encodings",
	"encodings-euc-jis-2004",
	"encodings-euc-jisx0213",
	"encodings-euc-jp",
	"encodings-euc-kr",
	"encodings-gb18030",
	"encodings-gb2312",
	"encodings-gbk",
	"encodings-hex-codec",
	"encodings-hp-roman8",
	"encodings-hz",
	"encodings-idna",
	"encodings-iso2022-jp",
	"encodings-iso2022-jp-1",
	"encodings-iso2022-jp-2",
	"encodings-iso2022-jp-2004",
	"encodings-iso2022-jp-3",
	"encodings-iso2022-jp-ext",
	"encodings-iso2022-kr",
	"encodings-iso8859-1",
	"encodings-iso8859-10",
	"encodings-iso8859-11",
	"encodings-iso8859-13",
	"encodings-iso8859-14",
	"encodings-iso8859-15",
	"encodings-iso8859-16",
	"encodings-iso8859-2",
	"encodings-iso8859-3",
	"encodings-iso8859-4",
	"encodings-iso8859-5",
	"encodings-iso8859-6",
	"encodings-iso8859-7",
	"encodings-iso8859-8",
	"encodings-iso8859-9",
	"encodings-johab",
	"encodings-koi8-r",
	"encodings-koi8-t",
	"encodings-koi8-u",
	"encodings-kz1048",
	"encodings-latin-1",
	"encodings-mac-arabic",
	"encodings-mac-centeuro",
	"encodings-mac-croatian",
	"encodings-mac-cyrillic",
	"encodings-mac-farsi",
	"encodings-mac-greek",
	"encodings-mac-iceland",
	"encodings-mac-latin2",
	"encodings-mac-roman",
	"encodings-mac-romanian",
	"encodings-mac-turkish",
	"encodings-mbcs",
	"encodings-oem",
	"encodings-palmos",
	"encodings-ptcp154",
	"encodings-punycode",
	"encodings-quopri-codec",
	"encodings-raw-unicode-escape",
	"encodings-rot-13",
	"encodings-shift-jis",
	"encodings-shift-jis-2004",
	"encodings-shift-jisx0213",
	"encodings-string-escape",
	"encodings-tis-620",
	"encodings-undefined",
	"encodings-unicode-escape",
	"encodings-unicode-internal",
	"encodings-utf-16",
	"encodings-utf-16-be",
	"encodings-utf-16-le",
	"encodings-utf-32",
	"encodings-utf-32-be",
	"encodings-utf-32-le",
	"encodings-utf-7",
	"encodings-utf-8",
	"encodings-utf-8-sig",
	"encodings-uu-codec",
	"encodings-win-cp-codecs",
	"encodings-zlib-codec",
	"ensurepip",
	"ensurepip-bundled",
	"ensurepip-main",
	"ensurepip-uninstall",
	"enum",
	"errno",
	"exceptions",
	"faulthandler",
	"fcntl",
	"filecmp",
	"filedialog",
	"fileinput",
	"findertools",
	"fixtk",
	"fl",
	"flp",
	"fm",
	"fnmatch",
	"formatter",
	"fpectl",
	"fpformat",
	"fractions",
	"framework",
	"frozen-importlib",
	"frozen-importlib-external",
	"ftplib",
	"functools",
	"future",
	"future-builtins",
	"gc",
	"gdbm",
	"genericpath",
	"gensuitemodule",
	"getopt",
	"getpass",
	"gettext",
	"gl",
	"glob",
	"graphlib",
	"grp",
	"gzip",
	"hashlib",
	"heapq",
	"hmac",
	"hotshot",
	"hotshot-log",
	"hotshot-stats",
	"hotshot-stones",
	"html",
	"html-entities",
	"html-parser",
	"htmlentitydefs",
	"htmllib",
	"htmlparser",
	"http",
	"http-client",
	"http-cookiejar",
	"http-cookies",
	"http-server",
	"httplib",
	"ic",
	"icopen",
	"idlelib",
	"idlelib-aboutdialog",
	"idlelib-autocomplete",
	"idlelib-autocomplete-w",
	"idlelib-autocompletewindow",
	"idlelib-autoexpand",
	"idlelib-bindings",
	"idlelib-browser",
	"idlelib-calltip",
	"idlelib-calltip-w",
	"idlelib-calltips",
	"idlelib-calltipwindow",
	"idlelib-classbrowser",
	"idlelib-codecontext",
	"idlelib-colordelegator",
	"idlelib-colorizer",
	"idlelib-config",
	"idlelib-config-key",
	"idlelib-configdialog",
	"idlelib-confighandler",
	"idlelib-confighelpsourceedit",
	"idlelib-configsectionnamedialog",
	"idlelib-debugger",
	"idlelib-debugger-r",
	"idlelib-debugobj",
	"idlelib-debugobj-r",
	"idlelib-delegator",
	"idlelib-dynoption",
	"idlelib-dynoptionmenuwidget",
	"idlelib-editor",
	"idlelib-editorwindow",
	"idlelib-filelist",
	"idlelib-format",
	"idlelib-formatparagraph",
	"idlelib-grep",
	"idlelib-grepdialog",
	"idlelib-help",
	"idlelib-help-about",
	"idlelib-history",
	"idlelib-hyperparser",
	"idlelib-idle",
	"idlelib-idle-test",
	"idlelib-idle-test-htest",
	"idlelib-idle-test-mock-idle",
	"idlelib-idle-test-mock-tk",
	"idlelib-idle-test-template",
	"idlelib-idle-test-test-autocomplete",
	"idlelib-idle-test-test-autocomplete-w",
	"idlelib-idle-test-test-autoexpand",
	"idlelib-idle-test-test-browser",
	"idlelib-idle-test-test-calltip",
	"idlelib-idle-test-test-calltip-w",
	"idlelib-idle-test-test-calltips",
	"idlelib-idle-test-test-codecontext",
	"idlelib-idle-test-test-colorizer",
	"idlelib-idle-test-test-config",
	"idlelib-idle-test-test-config-help",
	"idlelib-idle-test-test-config-key",
	"idlelib-idle-test-test-config-name",
	"idlelib-idle-test-test-configdialog",
	"idlelib-idle-test-test-debugger",
	"idlelib-idle-test-test-debugger-r",
	"idlelib-idle-test-test-debugobj",
	"idlelib-idle-test-test-debugobj-r",
	"idlelib-idle-test-test-delegator",
	"idlelib-idle-test-test-editmenu",
	"idlelib-idle-test-test-editor",
	"idlelib-idle-test-test-filelist",
	"idlelib-idle-test-test-format",
	"idlelib-idle-test-test-formatparagraph",
	"idlelib-idle-test-test-grep",
	"idlelib-idle-test-test-help",
	"idlelib-idle-test-test-help-about",
	"idlelib-idle-test-test-helpabout",
	"idlelib-idle-test-test-history",
	"idlelib-idle-test-test-hyperparser",
	"idlelib-idle-test-test-idlehistory",
	"idlelib-idle-test-test-io",
	"idlelib-idle-test-test-iomenu",
	"idlelib-idle-test-test-macosx",
	"idlelib-idle-test-test-mainmenu",
	"idlelib-idle-test-test-multicall",
	"idlelib-idle-test-test-outwin",
	"idlelib-idle-test-test-paragraph",
	"idlelib-idle-test-test-parenmatch",
	"idlelib-idle-test-test-pathbrowser",
	"idlelib-idle-test-test-percolator",
	"idlelib-idle-test-test-pyparse",
	"idlelib-idle-test-test-pyshell",
	"idlelib-idle-test-test-query",
	"idlelib-idle-test-test-redirector",
	"idlelib-idle-test-test-replace",
	"idlelib-idle-test-test-replacedialog",
	"idlelib-idle-test-test-rpc",
	"idlelib-idle-test-test-rstrip",
	"idlelib-idle-test-test-run",
	"idlelib-idle-test-test-runscript",
	"idlelib-idle-test-test-scrolledlist",
	"idlelib-idle-test-test-search",
	"idlelib-idle-test-test-searchbase",
	"idlelib-idle-test-test-searchdialog",
	"idlelib-idle-test-test-searchdialogbase",
	"idlelib-idle-test-test-searchengine",
	"idlelib-idle-test-test-sidebar",
	"idlelib-idle-test-test-squeezer",
	"idlelib-idle-test-test-stackviewer",
	"idlelib-idle-test-test-statusbar",
	"idlelib-idle-test-test-text",
	"idlelib-idle-test-test-textview",
	"idlelib-idle-test-test-tooltip",
	"idlelib-idle-test-test-tree",
	"idlelib-idle-test-test-undo",
	"idlelib-idle-test-test-undodelegator",
	"idlelib-idle-test-test-util",
	"idlelib-idle-test-test-warning",
	"idlelib-idle-test-test-widgetredir",
	"idlelib-idle-test-test-window",
	"idlelib-idle-test-test-zoomheight",
	"idlelib-idle-test-test-zzdummy",
	"idlelib-idle-test-tkinter-testing-utils",
	"idlelib-idlehistory",
	"idlelib-idlever",
	"idlelib-iobinding",
	"idlelib-iomenu",
	"idlelib-keybindingdialog",
	"idlelib-macosx",
	"idlelib-macosxsupport",
	"idlelib-main",
	"idlelib-mainmenu",
	"idlelib-multicall",
	"idlelib-multistatusbar",
	"idlelib-objectbrowser",
	"idlelib-outputwindow",
	"idlelib-outwin",
	"idlelib-paragraph",
	"idlelib-parenmatch",
	"idlelib-pathbrowser",
	"idlelib-percolator",
	"idlelib-pyclbr",
	"idlelib-pyparse",
	"idlelib-pyshell",
	"idlelib-query",
	"idlelib-redirector",
	"idlelib-remotedebugger",
	"idlelib-remoteobjectbrowser",
	"idlelib-replace",
	"idlelib-replacedialog",
	"idlelib-rpc",
	"idlelib-rstrip",
	"idlelib-rstripextension",
	"idlelib-run",
	"idlelib-runscript",
	"idlelib-scriptbinding",
	"idlelib-scrolledlist",
	"idlelib-search",
	"idlelib-searchbase",
	"idlelib-searchdialog",
	"idlelib-searchdialogbase",
	"idlelib-searchengine",
	"idlelib-sidebar",
	"idlelib-squeezer",
	"idlelib-stackviewer",
	"idlelib-statusbar",
	"idlelib-tabbedpages",
	"idlelib-textview",
	"idlelib-tooltip",
	"idlelib-tree",
	"idlelib-treewidget",
	"idlelib-undo",
	"idlelib-undodelegator",
	"idlelib-util",
	"idlelib-widgetredirector",
	"idlelib-window",
	"idlelib-windowlist",
	"idlelib-zoomheight",
	"idlelib-zzdummy",
	"ihooks",
	"imageop",
	"imaplib",
	"imgfile",
	"imghdr",
	"imp",
	"importlib",
	"importlib-abc",
	"importlib-adapters",
	"importlib-bootstrap",
	"importlib-bootstrap-external",
	"importlib-common",
	"importlib-machinery",
	"importlib-metadata",
	"importlib-metadata-adapters",
	"importlib-metadata-collections",
	"importlib-metadata-diagnose",
	"importlib-metadata-functools",
	"importlib-metadata-itertools",
	"importlib-metadata-meta",
	"importlib-metadata-text",
	"importlib-readers",
	"importlib-resources",
	"importlib-resources-abc",
	"importlib-resources-adapters",
	"importlib-resources-common",
	"importlib-resources-functional",
	"importlib-resources-itertools",
	"importlib-resources-legacy",
	"importlib-resources-readers",
	"importlib-resources-simple",
	"importlib-simple",
	"importlib-util",
	"imputil",
	"inspect",
	"interpchannels",
	"interpqueues",
	"interpreters",
	"io",
	"ios-support",
	"ipaddress",
	"itertools",
	"jpeg",
	"json",
	"json-decoder",
	"json-encoder",
	"json-json",
	"json-main",
	"json-re",
	"json-scanner",
	"json-struct",
	"json-sys",
	"json-tests",
	"json-tests-test-check-circular",
	"json-tests-test-decode",
	"json-tests-test-default",
	"json-tests-test-dump",
	"json-tests-test-encode-basestring-ascii",
	"json-tests-test-fail",
	"json-tests-test-float",
	"json-tests-test-indent",
	"json-tests-test-pass1",
	"json-tests-test-pass2",
	"json-tests-test-pass3",
	"json-tests-test-recursion",
	"json-tests-test-scanstring",
	"json-tests-test-separators",
	"json-tests-test-speedups",
	"json-tests-test-tool",
	"json-tests-test-unicode",
	"json-tool",
	"keyword",
	"lib",
	"lib-libpython3",
	"lib2to3",
	"lib2to3-btm-matcher",
	"lib2to3-btm-utils",
	"lib2to3-fixer-base",
	"lib2to3-fixer-util",
	"lib2to3-fixes",
	"lib2to3-fixes-fix-apply",
	"lib2to3-fixes-fix-asserts",
	"lib2to3-fixes-fix-basestring",
	"lib2to3-fixes-fix-buffer",
	"lib2to3-fixes-fix-callable",
	"lib2to3-fixes-fix-dict",
	"lib2to3-fixes-fix-except",
	"lib2to3-fixes-fix-exec",
	"lib2to3-fixes-fix-execfile",
	"lib2to3-fixes-fix-exitfunc",
	"lib2to3-fixes-fix-filter",
	"lib2to3-fixes-fix-funcattrs",
	"lib2to3-fixes-fix-future",
	"lib2to3-fixes-fix-getcwdu",
	"lib2to3-fixes-fix-has-key",
	"lib2to3-fixes-fix-idioms",
	"lib2to3-fixes-fix-import",
	"lib2to3-fixes-fix-imports",
	"lib2to3-fixes-fix-imports2",
	"lib2to3-fixes-fix-input",
	"lib2to3-fixes-fix-intern",
	"lib2to3-fixes-fix-isinstance",
	"lib2to3-fixes-fix-itertools",
	"lib2to3-fixes-fix-itertools-imports",
	"lib2to3-fixes-fix-long",
	"lib2to3-fixes-fix-map",
	"lib2to3-fixes-fix-metaclass",
	"lib2to3-fixes-fix-methodattrs",
	"lib2to3-fixes-fix-ne",
	"lib2to3-fixes-fix-next",
	"lib2to3-fixes-fix-nonzero",
	"lib2to3-fixes-fix-numliterals",
	"lib2to3-fixes-fix-operator",
	"lib2to3-fixes-fix-paren",
	"lib2to3-fixes-fix-print",
	"lib2to3-fixes-fix-raise",
	"lib2to3-fixes-fix-raw-input",
	"lib2to3-fixes-fix-reduce",
	"lib2to3-fixes-fix-reload",
	"lib2to3-fixes-fix-renames",
	"lib2to3-fixes-fix-repr",
	"lib2to3-fixes-fix-set-literal",
	"lib2to3-fixes-fix-standarderror",
	"lib2to3-fixes-fix-sys-exc",
	"lib2to3-fixes-fix-throw",
	"lib2to3-fixes-fix-tuple-params",
	"lib2to3-fixes-fix-types",
	"lib2to3-fixes-fix-unicode",
	"lib2to3-fixes-fix-urllib",
	"lib2to3-fixes-fix-ws-comma",
	"lib2to3-fixes-fix-xrange",
	"lib2to3-fixes-fix-xreadlines",
	"lib2to3-fixes-fix-zip",
	"lib2to3-main",
	"lib2to3-patcomp",
	"lib2to3-pgen2",
	"lib2to3-pgen2-conv",
	"lib2to3-pgen2-driver",
	"lib2to3-pgen2-grammar",
	"lib2to3-pgen2-literals",
	"lib2to3-pgen2-parse",
	"lib2to3-pgen2-pgen",
	"lib2to3-pgen2-token",
	"lib2to3-pgen2-tokenize",
	"lib2to3-pygram",
	"lib2to3-pytree",
	"lib2to3-refactor",
	"lib2to3-tests",
	"lib2to3-tests-data",
	"lib2to3-tests-data-bom",
	"lib2to3-tests-data-crlf",
	"lib2to3-tests-data-different-encoding",
	"lib2to3-tests-data-false-encoding",
	"lib2to3-tests-data-fixers",
	"lib2to3-tests-data-fixers-bad-order",
	"lib2to3-tests-data-fixers-myfixes",
	"lib2to3-tests-data-fixers-myfixes-fix-explicit",
	"lib2to3-tests-data-fixers-myfixes-fix-first",
	"lib2to3-tests-data-fixers-myfixes-fix-last",
	"lib2to3-tests-data-fixers-myfixes-fix-parrot",
	"lib2to3-tests-data-fixers-myfixes-fix-preorder",
	"lib2to3-tests-data-fixers-no-fixer-cls",
	"lib2to3-tests-data-fixers-parrot-example",
	"lib2to3-tests-data-infinite-recursion",
	"lib2to3-tests-data-py2-test-grammar",
	"lib2to3-tests-data-py3-test-grammar",
	"lib2to3-tests-main",
	"lib2to3-tests-pytree-idempotency",
	"lib2to3-tests-support",
	"lib2to3-tests-test-all-fixers",
	"lib2to3-tests-test-fixers",
	"lib2to3-tests-test-main",
	"lib2to3-tests-test-parser",
	"lib2to3-tests-test-pytree",
	"lib2to3-tests-test-refactor",
	"lib2to3-tests-test-util",
	"linecache",
	"linuxaudiodev",
	"locale",
	"logging",
	"logging-config",
	"logging-handlers",
	"lsprof",
	"lwpcookiejar",
	"lzma",
	"macerrors",
	"macos",
	"macostools",
	"macpath",
	"macresource",
	"macurl2path",
	"mailbox",
	"mailcap",
	"main",
	"markupbase",
	"marshal",
	"math",
	"md5",
	"mhlib",
	"mimetools",
	"mimetypes",
	"mimewriter",
	"mimify",
	"miniaeframe",
	"mmap",
	"modulefinder",
	"mozillacookiejar",
	"msi",
	"msilib",
	"msvcrt",
	"multibytecodec",
	"multifile",
	"multiprocessing",
	"multiprocessing-connection",
	"multiprocessing-context",
	"multiprocessing-dummy",
	"multiprocessing-dummy-connection",
	"multiprocessing-forking",
	"multiprocessing-forkserver",
	"multiprocessing-heap",
	"multiprocessing-managers",
	"multiprocessing-pool",
	"multiprocessing-popen-fork",
	"multiprocessing-popen-forkserver",
	"multiprocessing-popen-spawn-posix",
	"multiprocessing-popen-spawn-win32",
	"multiprocessing-process",
	"multiprocessing-queues",
	"multiprocessing-reduction",
	"multiprocessing-resource-sharer",
	"multiprocessing-resource-tracker",
	"multiprocessing-semaphore-tracker",
	"multiprocessing-shared-memory",
	"multiprocessing-sharedctypes",
	"multiprocessing-spawn",
	"multiprocessing-synchronize",
	"multiprocessing-util",
	"mutex",
	"nav",
	"netrc",
	"new",
	"nis",
	"nntplib",
	"nt",
	"ntpath",
	"nturl2path",
	"numbers",
	"opcode",
	"opcode-metadata",
	"operator",
	"optparse",
	"os",
	"os-path",
	"os2emxpath",
	"ossaudiodev",
	"osx-support",
	"overlapped",
	"parser",
	"pathlib",
	"pathlib-abc",
	"pathlib-local",
	"pathlib-os",
	"pathlib-types",
	"pdb",
	"peg-parser",
	"phello",
	"phello-foo",
	"pickle",
	"pickletools",
	"pipes",
	"pixmapwrapper",
	"pkgutil",
	"platform",
	"plistlib",
	"popen2",
	"poplib",
	"posix",
	"posixfile",
	"posixpath",
	"posixshmem",
	"posixsubprocess",
	"pprint",
	"profile",
	"pstats",
	"pty",
	"pwd",
	"py-abc",
	"py-compile",
	"py-warnings",
	"pyclbr",
	"pydatetime",
	"pydecimal",
	"pydoc",
	"pydoc-data",
	"pydoc-data-topics",
	"pyexpat",
	"pyexpat-errors",
	"pyexpat-model",
	"pyio",
	"pylong",
	"pyrepl",
	"pyrepl-base-eventqueue",
	"pyrepl-commands",
	"pyrepl-completing-reader",
	"pyrepl-console",
	"pyrepl-curses",
	"pyrepl-fancy-termios",
	"pyrepl-historical-reader",
	"pyrepl-input",
	"pyrepl-keymap",
	"pyrepl-main",
	"pyrepl-minimal-curses",
	"pyrepl-module-completer",
	"pyrepl-pager",
	"pyrepl-reader",
	"pyrepl-readline",
	"pyrepl-simple-interact",
	"pyrepl-terminfo",
	"pyrepl-threading-handler",
	"pyrepl-trace",
	"pyrepl-types",
	"pyrepl-unix-console",
	"pyrepl-unix-eventqueue",
	"pyrepl-utils",
	"pyrepl-windows-console",
	"pyrepl-windows-eventqueue",
	"queue",
	"quopri",
	"random",
	"re",
	"re-casefix",
	"re-compiler",
	"re-constants",
	"re-parser",
	"readline",
	"remote-debugging",
	"repr",
	"reprlib",
	"resource",
	"rexec",
	"rfc822",
	"rlcompleter",
	"robotparser",
	"runpy",
	"sched",
	"scproxy",
	"scrolledtext",
	"secrets",
	"select",
	"selectors",
	"sets",
	"sgmllib",
	"sha",
	"sha1",
	"sha2",
	"sha256",
	"sha3",
	"sha512",
	"shelve",
	"shlex",
	"shutil",
	"signal",
	"simpledialog",
	"simplehttpserver",
	"simplexmlrpcserver",
	"site",
	"sitebuiltins",
	"smtpd",
	"smtplib",
	"sndhdr",
	"socket",
	"socketserver",
	"spwd",
	"sqlite3",
	"sqlite3-dbapi2",
	"sqlite3-dump",
	"sqlite3-main",
	"sqlite3-test",
	"sqlite3-test-backup",
	"sqlite3-test-dbapi",
	"sqlite3-test-dump",
	"sqlite3-test-factory",
	"sqlite3-test-hooks",
	"sqlite3-test-py25tests",
	"sqlite3-test-regression",
	"sqlite3-test-transactions",
	"sqlite3-test-types",
	"sqlite3-test-userfunctions",
	"sre",
	"sre-compile",
	"sre-constants",
	"sre-parse",
	"ssl",
	"stat",
	"statistics",
	"statvfs",
	"string",
	"string-templatelib",
	"stringio",
	"stringold",
	"stringprep",
	"strop",
	"strptime",
	"struct",
	"subprocess",
	"suggestions",
	"sunau",
	"sunaudio",
	"sunaudiodev",
	"symbol",
	"symtable",
	"sys",
	"sysconfig",
	"sysconfig-main",
	"sysconfigdata",
	"sysconfigdata-x86-64-conda-cos6-linux-gnu",
	"sysconfigdata-x86-64-conda-linux-gnu",
	"syslog",
	"tabnanny",
	"tarfile",
	"telnetlib",
	"tempfile",
	"termios",
	"test",
	"test-ann-module",
	"test-ann-module2",
	"test-ann-module3",
	"test-ann-module5",
	"test-ann-module6",
	"test-ann-module7",
	"test-audiotests",
	"test-audit-tests",
	"test-autotest",
	"test-bad-coding",
	"test-bad-coding2",
	"test-bad-coding3",
	"test-bad-getattr",
	"test-bad-getattr2",
	"test-bad-getattr3",
	"test-badsyntax-3131",
	"test-badsyntax-async1",
	"test-badsyntax-async2",
	"test-badsyntax-async3",
	"test-badsyntax-async4",
	"test-badsyntax-async5",
	"test-badsyntax-async6",
	"test-badsyntax-async7",
	"test-badsyntax-async8",
	"test-badsyntax-future10",
	"test-badsyntax-future3",
	"test-badsyntax-future4",
	"test-badsyntax-future5",
	"test-badsyntax-future6",
	"test-badsyntax-future7",
	"test-badsyntax-future8",
	"test-badsyntax-future9",
	"test-badsyntax-nocaret",
	"test-badsyntax-pep3120",
	"test-bisect",
	"test-bisect-cmd",
	"test-buffer-tests",
	"test-bytecode-helper",
	"test-coding20731",
	"test-curses-tests",
	"test-dataclass-module-1",
	"test-dataclass-module-1-str",
	"test-dataclass-module-2",
	"test-dataclass-module-2-str",
	"test-dataclass-textanno",
	"test-datetimetester",
	"test-dis-module",
	"test-doctest-aliases",
	"test-double-const",
	"test-dtracedata",
	"test-dtracedata-call-stack",
	"test-dtracedata-gc",
	"test-dtracedata-instance",
	"test-dtracedata-line",
	"test-eintrdata",
	"test-eintrdata-eintr-tester",
	"test-encoded-modules",
	"test-encoded-modules-module-iso-8859-1",
	"test-encoded-modules-module-koi8-r",
	"test-final-a",
	"test-final-b",
	"test-fork-wait",
	"test-future-test1",
	"test-future-test2",
	"test-gdb-sample",
	"test-good-getattr",
	"test-imp-dummy",
	"test-infinite-reload",
	"test-inspect-fodder",
	"test-inspect-fodder2",
	"test-libregrtest",
	"test-libregrtest-cmdline",
	"test-libregrtest-main",
	"test-libregrtest-pgo",
	"test-libregrtest-refleak",
	"test-libregrtest-runtest",
	"test-libregrtest-runtest-mp",
	"test-libregrtest-save-env",
	"test-libregrtest-setup",
	"test-libregrtest-utils",
	"test-libregrtest-win-utils",
	"test-list-tests",
	"test-lock-tests",
	"test-main",
	"test-make-ssl-certs",
	"test-mapping-tests",
	"test-memory-watchdog",
	"test-mock-backport",
	"test-mock-socket",
	"test-mod-generics-cache",
	"test-mp-fork-bomb",
	"test-mp-preload",
	"test-multibytecodec-support",
	"test-outstanding-bugs",
	"test-pickletester",
	"test-profilee",
	"test-pyclbr-input",
	"test-pydoc-mod",
	"test-pydocfodder",
	"test-pystone",
	"test-pythoninfo",
	"test-re-tests",
	"test-regrtest",
	"test-relimport",
	"test-reperf",
	"test-sample-doctest",
	"test-sample-doctest-no-docstrings",
	"test-sample-doctest-no-doctests",
	"test-script-helper",
	"test-seq-tests",
	"test-signalinterproctester",
	"test-sortperf",
	"test-ssl-servers",
	"test-ssltests",
	"test-string-tests",
	"test-subprocessdata",
	"test-subprocessdata-fd-status",
	"test-subprocessdata-input-reader",
	"test-subprocessdata-qcat",
	"test-subprocessdata-qgrep",
	"test-subprocessdata-sigchild-ignore",
	"test-support",
	"test-support-bytecode-helper",
	"test-support-hashlib-helper",
	"test-support-logging-helper",
	"test-support-script-helper",
	"test-support-socket-helper",
	"test-support-testresult",
	"test-support-warnings-helper",
	"test-symlink-support",
	"test-test-abc",
	"test-test-abstract-numbers",
	"test-test-aepack",
	"test-test-aifc",
	"test-test-al",
	"test-test-all",
	"test-test-anydbm",
	"test-test-applesingle",
	"test-test-argparse",
	"test-test-array",
	"test-test-ascii-formatd",
	"test-test-asdl-parser",
	"test-test-ast",
	"test-test-asyncgen",
	"test-test-asynchat",
	"test-test-asyncio",
	"test-test-asyncio-echo",
	"test-test-asyncio-echo2",
	"test-test-asyncio-echo3",
	"test-test-asyncio-functional",
	"test-test-asyncio-main",
	"test-test-asyncio-test-asyncio-waitfor",
	"test-test-asyncio-test-base-events",
	"test-test-asyncio-test-buffered-proto",
	"test-test-asyncio-test-context",
	"test-test-asyncio-test-events",
	"test-test-asyncio-test-futures",
	"test-test-asyncio-test-futures2",
	"test-test-asyncio-test-locks",
	"test-test-asyncio-test-pep492",
	"test-test-asyncio-test-proactor-events",
	"test-test-asyncio-test-protocols",
	"test-test-asyncio-test-queues",
	"test-test-asyncio-test-runners",
	"test-test-asyncio-test-selector-events",
	"test-test-asyncio-test-sendfile",
	"test-test-asyncio-test-server",
	"test-test-asyncio-test-sock-lowlevel",
	"test-test-asyncio-test-sslproto",
	"test-test-asyncio-test-streams",
	"test-test-asyncio-test-subprocess",
	"test-test-asyncio-test-tasks",
	"test-test-asyncio-test-threads",
	"test-test-asyncio-test-transports",
	"test-test-asyncio-test-unix-events",
	"test-test-asyncio-test-waitfor",
	"test-test-asyncio-test-windows-events",
	"test-test-asyncio-test-windows-utils",
	"test-test-asyncio-utils",
	"test-test-asyncore",
	"test-test-atexit",
	"test-test-audioop",
	"test-test-audit",
	"test-test-augassign",
	"test-test-base64",
	"test-test-baseexception",
	"test-test-bastion",
	"test-test-bdb",
	"test-test-bigaddrspace",
	"test-test-bigmem",
	"test-test-binascii",
	"test-test-binhex",
	"test-test-binop",
	"test-test-bisect",
	"test-test-bool",
	"test-test-bsddb",
	"test-test-bsddb185",
	"test-test-bsddb3",
	"test-test-buffer",
	"test-test-bufio",
	"test-test-builtin",
	"test-test-bytes",
	"test-test-bz2",
	"test-test-c-locale-coercion",
	"test-test-calendar",
	"test-test-call",
	"test-test-capi",
	"test-test-cd",
	"test-test-cfgparser",
	"test-test-cgi",
	"test-test-cgitb",
	"test-test-charmapcodec",
	"test-test-check-c-globals",
	"test-test-cl",
	"test-test-class",
	"test-test-clinic",
	"test-test-cmath",
	"test-test-cmd",
	"test-test-cmd-line",
	"test-test-cmd-line-script",
	"test-test-code",
	"test-test-code-module",
	"test-test-codeccallbacks",
	"test-test-codecencodings-cn",
	"test-test-codecencodings-hk",
	"test-test-codecencodings-iso2022",
	"test-test-codecencodings-jp",
	"test-test-codecencodings-kr",
	"test-test-codecencodings-tw",
	"test-test-codecmaps-cn",
	"test-test-codecmaps-hk",
	"test-test-codecmaps-jp",
	"test-test-codecmaps-kr",
	"test-test-codecmaps-tw",
	"test-test-codecs",
	"test-test-codeop",
	"test-test-coercion",
	"test-test-collections",
	"test-test-colorsys",
	"test-test-commands",
	"test-test-compare",
	"test-test-compile",
	"test-test-compileall",
	"test-test-compiler",
	"test-test-complex",
	"test-test-complex-args",
	"test-test-concurrent-futures",
	"test-test-configparser",
	"test-test-contains",
	"test-test-context",
	"test-test-contextlib",
	"test-test-contextlib-async",
	"test-test-cookie",
	"test-test-cookielib",
	"test-test-copy",
	"test-test-copy-reg",
	"test-test-copyreg",
	"test-test-coroutines",
	"test-test-cpickle",
	"test-test-cprofile",
	"test-test-crashers",
	"test-test-crypt",
	"test-test-csv",
	"test-test-ctypes",
	"test-test-curses",
	"test-test-dataclasses",
	"test-test-datetime",
	"test-test-dbm",
	"test-test-dbm-dumb",
	"test-test-dbm-gnu",
	"test-test-dbm-ndbm",
	"test-test-decimal",
	"test-test-decorators",
	"test-test-defaultdict",
	"test-test-deque",
	"test-test-descr",
	"test-test-descrtut",
	"test-test-devpoll",
	"test-test-dict",
	"test-test-dict-version",
	"test-test-dictcomps",
	"test-test-dictviews",
	"test-test-difflib",
	"test-test-dircache",
	"test-test-dis",
	"test-test-distutils",
	"test-test-dl",
	"test-test-doctest",
	"test-test-doctest2",
	"test-test-docxmlrpc",
	"test-test-dtrace",
	"test-test-dumbdbm",
	"test-test-dummy-thread",
	"test-test-dummy-threading",
	"test-test-dynamic",
	"test-test-dynamicclassattribute",
	"test-test-eintr",
	"test-test-email",
	"test-test-email-codecs",
	"test-test-email-main",
	"test-test-email-renamed",
	"test-test-email-test-asian-codecs",
	"test-test-email-test-contentmanager",
	"test-test-email-test-defect-handling",
	"test-test-email-test-email",
	"test-test-email-test-encoded-words",
	"test-test-email-test-generator",
	"test-test-email-test-header-value-parser",
	"test-test-email-test-headerregistry",
	"test-test-email-test-inversion",
	"test-test-email-test-message",
	"test-test-email-test-parser",
	"test-test-email-test-pickleable",
	"test-test-email-test-policy",
	"test-test-email-test-utils",
	"test-test-email-torture-test",
	"test-test-embed",
	"test-test-ensurepip",
	"test-test-enum",
	"test-test-enumerate",
	"test-test-eof",
	"test-test-epoll",
	"test-test-errno",
	"test-test-exception-hierarchy",
	"test-test-exception-variations",
	"test-test-exceptions",
	"test-test-extcall",
	"test-test-faulthandler",
	"test-test-fcntl",
	"test-test-file",
	"test-test-file-eintr",
	"test-test-file2k",
	"test-test-filecmp",
	"test-test-fileinput",
	"test-test-fileio",
	"test-test-finalization",
	"test-test-float",
	"test-test-flufl",
	"test-test-fnmatch",
	"test-test-fork1",
	"test-test-format",
	"test-test-fpformat",
	"test-test-fractions",
	"test-test-frame",
	"test-test-frozen",
	"test-test-fstring",
	"test-test-ftplib",
	"test-test-funcattrs",
	"test-test-functools",
	"test-test-future",
	"test-test-future-builtins",
	"test-test-future1",
	"test-test-future2",
	"test-test-future3",
	"test-test-future4",
	"test-test-future5",
	"test-test-gc",
	"test-test-gdb",
	"test-test-gdbm",
	"test-test-generator-stop",
	"test-test-generators",
	"test-test-genericalias",
	"test-test-genericclass",
	"test-test-genericpath",
	"test-test-genexps",
	"test-test-getargs",
	"test-test-getargs2",
	"test-test-getopt",
	"test-test-getpass",
	"test-test-gettext",
	"test-test-gl",
	"test-test-glob",
	"test-test-global",
	"test-test-grammar",
	"test-test-graphlib",
	"test-test-grp",
	"test-test-gzip",
	"test-test-hash",
	"test-test-hashlib",
	"test-test-heapq",
	"test-test-hmac",
	"test-test-hotshot",
	"test-test-html",
	"test-test-htmllib",
	"test-test-htmlparser",
	"test-test-http-cookiejar",
	"test-test-http-cookies",
	"test-test-httplib",
	"test-test-httpservers",
	"test-test-idle",
	"test-test-imageop",
	"test-test-imaplib",
	"test-test-imgfile",
	"test-test-imghdr",
	"test-test-imp",
	"test-test-import",
	"test-test-import-data",
	"test-test-import-data-circular-imports",
	"test-test-import-data-circular-imports-basic",
	"test-test-import-data-circular-imports-basic2",
	"test-test-import-data-circular-imports-binding",
	"test-test-import-data-circular-imports-binding2",
	"test-test-import-data-circular-imports-from-cycle1",
	"test-test-import-data-circular-imports-from-cycle2",
	"test-test-import-data-circular-imports-indirect",
	"test-test-import-data-circular-imports-rebinding",
	"test-test-import-data-circular-imports-rebinding2",
	"test-test-import-data-circular-imports-source",
	"test-test-import-data-circular-imports-subpackage",
	"test-test-import-data-circular-imports-subpkg",
	"test-test-import-data-circular-imports-subpkg-subpackage2",
	"test-test-import-data-circular-imports-subpkg-util",
	"test-test-import-data-circular-imports-use",
	"test-test-import-data-circular-imports-util",
	"test-test-import-data-package",
	"test-test-import-data-package-submodule",
	"test-test-import-data-package2",
	"test-test-import-data-package2-submodule1",
	"test-test-import-data-package2-submodule2",
	"test-test-import-magic",
	"test-test-import-main",
	"test-test-importhooks",
	"test-test-importlib",
	"test-test-importlib-abc",
	"test-test-importlib-builtin",
	"test-test-importlib-builtin-main",
	"test-test-importlib-builtin-test-finder",
	"test-test-importlib-builtin-test-loader",
	"test-test-importlib-builtin-util",
	"test-test-importlib-data",
	"test-test-importlib-data01",
	"test-test-importlib-data01-subdirectory",
	"test-test-importlib-data02",
	"test-test-importlib-data02-one",
	"test-test-importlib-data02-two",
	"test-test-importlib-data03",
	"test-test-importlib-data03-namespace",
	"test-test-importlib-data03-namespace-portion1",
	"test-test-importlib-data03-namespace-portion2",
	"test-test-importlib-extension",
	"test-test-importlib-extension-main",
	"test-test-importlib-extension-test-case-sensitivity",
	"test-test-importlib-extension-test-finder",
	"test-test-importlib-extension-test-loader",
	"test-test-importlib-extension-test-path-hook",
	"test-test-importlib-extension-util",
	"test-test-importlib-fixtures",
	"test-test-importlib-frozen",
	"test-test-importlib-frozen-main",
	"test-test-importlib-frozen-test-finder",
	"test-test-importlib-frozen-test-loader",
	"test-test-importlib-import",
	"test-test-importlib-import-main",
	"test-test-importlib-import-test-api",
	"test-test-importlib-import-test-caching",
	"test-test-importlib-import-test-fromlist",
	"test-test-importlib-import-test-loader",
	"test-test-importlib-import-test-meta-path",
	"test-test-importlib-import-test-package",
	"test-test-importlib-import-test-packages",
	"test-test-importlib-import-test-path",
	"test-test-importlib-import-test-relative-imports",
	"test-test-importlib-import-util",
	"test-test-importlib-main",
	"test-test-importlib-namespace-pkgs",
	"test-test-importlib-namespace-pkgs-both-portions",
	"test-test-importlib-namespace-pkgs-both-portions-foo",
	"test-test-importlib-namespace-pkgs-both-portions-foo-one",
	"test-test-importlib-namespace-pkgs-both-portions-foo-two",
	"test-test-importlib-namespace-pkgs-module-and-namespace-package",
	"test-test-importlib-namespace-pkgs-module-and-namespace-package-a-test",
	"test-test-importlib-namespace-pkgs-not-a-namespace-pkg",
	"test-test-importlib-namespace-pkgs-not-a-namespace-pkg-foo",
	"test-test-importlib-namespace-pkgs-not-a-namespace-pkg-foo-one",
	"test-test-importlib-namespace-pkgs-portion1",
	"test-test-importlib-namespace-pkgs-portion1-foo",
	"test-test-importlib-namespace-pkgs-portion1-foo-one",
	"test-test-importlib-namespace-pkgs-portion2",
	"test-test-importlib-namespace-pkgs-portion2-foo",
	"test-test-importlib-namespace-pkgs-portion2-foo-two",
	"test-test-importlib-namespace-pkgs-project1",
	"test-test-importlib-namespace-pkgs-project1-parent",
	"test-test-importlib-namespace-pkgs-project1-parent-child",
	"test-test-importlib-namespace-pkgs-project1-parent-child-one",
	"test-test-importlib-namespace-pkgs-project2",
	"test-test-importlib-namespace-pkgs-project2-parent",
	"test-test-importlib-namespace-pkgs-project2-parent-child",
	"test-test-importlib-namespace-pkgs-project2-parent-child-two",
	"test-test-importlib-namespace-pkgs-project3",
	"test-test-importlib-namespace-pkgs-project3-parent",
	"test-test-importlib-namespace-pkgs-project3-parent-child",
	"test-test-importlib-namespace-pkgs-project3-parent-child-three",
	"test-test-importlib-regrtest",
	"test-test-importlib-source",
	"test-test-importlib-source-main",
	"test-test-importlib-source-test-case-sensitivity",
	"test-test-importlib-source-test-file-loader",
	"test-test-importlib-source-test-finder",
	"test-test-importlib-source-test-path-hook",
	"test-test-importlib-source-test-source-encoding",
	"test-test-importlib-source-util",
	"test-test-importlib-stubs",
	"test-test-importlib-test-abc",
	"test-test-importlib-test-api",
	"test-test-importlib-test-files",
	"test-test-importlib-test-lazy",
	"test-test-importlib-test-locks",
	"test-test-importlib-test-main",
	"test-test-importlib-test-metadata-api",
	"test-test-importlib-test-namespace-pkgs",
	"test-test-importlib-test-open",
	"test-test-importlib-test-path",
	"test-test-importlib-test-pkg-import",
	"test-test-importlib-test-read",
	"test-test-importlib-test-resource",
	"test-test-importlib-test-spec",
	"test-test-importlib-test-threaded-import",
	"test-test-importlib-test-util",
	"test-test-importlib-test-windows",
	"test-test-importlib-test-zip",
	"test-test-importlib-threaded-import-hangers",
	"test-test-importlib-util",
	"test-test-importlib-zipdata01",
	"test-test-importlib-zipdata02",
	"test-test-index",
	"test-test-inspect",
	"test-test-int",
	"test-test-int-literal",
	"test-test-io",
	"test-test-ioctl",
	"test-test-ipaddress",
	"test-test-isinstance",
	"test-test-iter",
	"test-test-iterlen",
	"test-test-itertools",
	"test-test-json",
	"test-test-json-main",
	"test-test-json-test-decode",
	"test-test-json-test-default",
	"test-test-json-test-dump",
	"test-test-json-test-encode-basestring-ascii",
	"test-test-json-test-enum",
	"test-test-json-test-fail",
	"test-test-json-test-float",
	"test-test-json-test-indent",
	"test-test-json-test-pass1",
	"test-test-json-test-pass2",
	"test-test-json-test-pass3",
	"test-test-json-test-recursion",
	"test-test-json-test-scanstring",
	"test-test-json-test-separators",
	"test-test-json-test-speedups",
	"test-test-json-test-tool",
	"test-test-json-test-unicode",
	"test-test-keyword",
	"test-test-keywordonlyarg",
	"test-test-kqueue",
	"test-test-largefile",
	"test-test-lib2to3",
	"test-test-linecache",
	"test-test-linuxaudiodev",
	"test-test-list",
	"test-test-listcomps",
	"test-test-lltrace",
	"test-test-locale",
	"test-test-logging",
	"test-test-long",
	"test-test-long-future",
	"test-test-longexp",
	"test-test-lzma",
	"test-test-macos",
	"test-test-macostools",
	"test-test-macpath",
	"test-test-macurl2path",
	"test-test-mailbox",
	"test-test-mailcap",
	"test-test-marshal",
	"test-test-math",
	"test-test-md5",
	"test-test-memoryio",
	"test-test-memoryview",
	"test-test-metaclass",
	"test-test-mhlib",
	"test-test-mimetools",
	"test-test-mimetypes",
	"test-test-mimewriter",
	"test-test-minidom",
	"test-test-mmap",
	"test-test-module",
	"test-test-modulefinder",
	"test-test-msilib",
	"test-test-multibytecodec",
	"test-test-multifile",
	"test-test-multiprocessing",
	"test-test-multiprocessing-fork",
	"test-test-multiprocessing-forkserver",
	"test-test-multiprocessing-main-handling",
	"test-test-multiprocessing-spawn",
	"test-test-mutants",
	"test-test-mutex",
	"test-test-named-expressions",
	"test-test-netrc",
	"test-test-new",
	"test-test-nis",
	"test-test-nntplib",
	"test-test-normalization",
	"test-test-ntpath",
	"test-test-numeric-tower",
	"test-test-old-mailbox",
	"test-test-opcode",
	"test-test-opcodes",
	"test-test-openpty",
	"test-test-operator",
	"test-test-optparse",
	"test-test-ordered-dict",
	"test-test-os",
	"test-test-ossaudiodev",
	"test-test-osx-env",
	"test-test-osx-support",
	"test-test-parser",
	"test-test-pathlib",
	"test-test-pdb",
	"test-test-peepholer",
	"test-test-peg-generator",
	"test-test-peg-generator-main",
	"test-test-peg-generator-test-c-parser",
	"test-test-peg-generator-test-first-sets",
	"test-test-peg-generator-test-pegen",
	"test-test-peg-parser",
	"test-test-pep247",
	"test-test-pep277",
	"test-test-pep292",
	"test-test-pep3120",
	"test-test-pep3131",
	"test-test-pep3151",
	"test-test-pep352",
	"test-test-pep380",
	"test-test-pep479",
	"test-test-pickle",
	"test-test-picklebuffer",
	"test-test-pickletools",
	"test-test-pipes",
	"test-test-pkg",
	"test-test-pkgimport",
	"test-test-pkgutil",
	"test-test-platform",
	"test-test-plistlib",
	"test-test-poll",
	"test-test-popen",
	"test-test-popen2",
	"test-test-poplib",
	"test-test-positional-only-arg",
	"test-test-posix",
	"test-test-posixpath",
	"test-test-pow",
	"test-test-pprint",
	"test-test-print",
	"test-test-profile",
	"test-test-property",
	"test-test-pstats",
	"test-test-pty",
	"test-test-pulldom",
	"test-test-pwd",
	"test-test-py-compile",
	"test-test-py3kwarn",
	"test-test-pyclbr",
	"test-test-pydoc",
	"test-test-pyexpat",
	"test-test-queue",
	"test-test-quopri",
	"test-test-raise",
	"test-test-random",
	"test-test-range",
	"test-test-re",
	"test-test-readline",
	"test-test-regrtest",
	"test-test-repl",
	"test-test-repr",
	"test-test-reprlib",
	"test-test-resource",
	"test-test-rfc822",
	"test-test-richcmp",
	"test-test-rlcompleter",
	"test-test-robotparser",
	"test-test-runpy",
	"test-test-sax",
	"test-test-sched",
	"test-test-scope",
	"test-test-script-helper",
	"test-test-scriptpackages",
	"test-test-secrets",
	"test-test-select",
	"test-test-selectors",
	"test-test-set",
	"test-test-setcomps",
	"test-test-sets",
	"test-test-sgmllib",
	"test-test-sha",
	"test-test-shelve",
	"test-test-shlex",
	"test-test-shutil",
	"test-test-signal",
	"test-test-simplehttpserver",
	"test-test-site",
	"test-test-slice",
	"test-test-smtpd",
	"test-test-smtplib",
	"test-test-smtpnet",
	"test-test-sndhdr",
	"test-test-socket",
	"test-test-socketserver",
	"test-test-softspace",
	"test-test-sort",
	"test-test-source-encoding",
	"test-test-spwd",
	"test-test-sqlite",
	"test-test-ssl",
	"test-test-startfile",
	"test-test-stat",
	"test-test-statistics",
	"test-test-str",
	"test-test-strftime",
	"test-test-string",
	"test-test-string-literals",
	"test-test-stringio",
	"test-test-stringprep",
	"test-test-strlit",
	"test-test-strop",
	"test-test-strptime",
	"test-test-strtod",
	"test-test-struct",
	"test-test-structmembers",
	"test-test-structseq",
	"test-test-subclassinit",
	"test-test-subprocess",
	"test-test-sunau",
	"test-test-sunaudiodev",
	"test-test-sundry",
	"test-test-super",
	"test-test-support",
	"test-test-symbol",
	"test-test-symtable",
	"test-test-syntax",
	"test-test-sys",
	"test-test-sys-setprofile",
	"test-test-sys-settrace",
	"test-test-sysconfig",
	"test-test-syslog",
	"test-test-tabnanny",
	"test-test-tarfile",
	"test-test-tcl",
	"test-test-telnetlib",
	"test-test-tempfile",
	"test-test-test-support",
	"test-test-textwrap",
	"test-test-thread",
	"test-test-threaded-import",
	"test-test-threadedtempfile",
	"test-test-threading",
	"test-test-threading-local",
	"test-test-threadsignals",
	"test-test-time",
	"test-test-timeit",
	"test-test-timeout",
	"test-test-tix",
	"test-test-tk",
	"test-test-tokenize",
	"test-test-tools",
	"test-test-tools-main",
	"test-test-tools-test-fixcid",
	"test-test-tools-test-gprof2html",
	"test-test-tools-test-i18n",
	"test-test-tools-test-lll",
	"test-test-tools-test-md5sum",
	"test-test-tools-test-pathfix",
	"test-test-tools-test-pdeps",
	"test-test-tools-test-pindent",
	"test-test-tools-test-reindent",
	"test-test-tools-test-sundry",
	"test-test-tools-test-unparse",
	"test-test-trace",
	"test-test-traceback",
	"test-test-tracemalloc",
	"test-test-transformer",
	"test-test-ttk-guionly",
	"test-test-ttk-textonly",
	"test-test-tuple",
	"test-test-turtle",
	"test-test-type-comments",
	"test-test-typechecks",
	"test-test-types",
	"test-test-typing",
	"test-test-ucn",
	"test-test-unary",
	"test-test-undocumented-details",
	"test-test-unicode",
	"test-test-unicode-file",
	"test-test-unicode-file-functions",
	"test-test-unicode-identifiers",
	"test-test-unicodedata",
	"test-test-unittest",
	"test-test-univnewlines",
	"test-test-univnewlines2k",
	"test-test-unpack",
	"test-test-unpack-ex",
	"test-test-unparse",
	"test-test-urllib",
	"test-test-urllib-response",
	"test-test-urllib2",
	"test-test-urllib2-localnet",
	"test-test-urllib2net",
	"test-test-urllibnet",
	"test-test-urlparse",
	"test-test-userdict",
	"test-test-userlist",
	"test-test-userstring",
	"test-test-utf8-mode",
	"test-test-utf8source",
	"test-test-uu",
	"test-test-uuid",
	"test-test-venv",
	"test-test-wait3",
	"test-test-wait4",
	"test-test-warnings",
	"test-test-warnings-data",
	"test-test-warnings-data-import-warning",
	"test-test-warnings-data-stacklevel",
	"test-test-warnings-main",
	"test-test-wave",
	"test-test-weakref",
	"test-test-weakset",
	"test-test-webbrowser",
	"test-test-whichdb",
	"test-test-winconsoleio",
	"test-test-winreg",
	"test-test-winsound",
	"test-test-with",
	"test-test-wsgiref",
	"test-test-xdrlib",
	"test-test-xml-dom-minicompat",
	"test-test-xml-etree",
	"test-test-xml-etree-c",
	"test-test-xmllib",
	"test-test-xmlrpc",
	"test-test-xmlrpc-net",
	"test-test-xpickle",
	"test-test-xrange",
	"test-test-xxsubinterpreters",
	"test-test-xxtestfuzz",
	"test-test-yield-from",
	"test-test-zipapp",
	"test-test-zipfile",
	"test-test-zipfile64",
	"test-test-zipimport",
	"test-test-zipimport-support",
	"test-test-zlib",
	"test-test-zoneinfo",
	"test-test-zoneinfo-main",
	"test-test-zoneinfo-support",
	"test-test-zoneinfo-test-zoneinfo",
	"test-testall",
	"test-testcodec",
	"test-tf-inherit-check",
	"test-threaded-import-hangers",
	"test-time-hashlib",
	"test-tracedmodules",
	"test-tracedmodules-testmod",
	"test-typed-dict-helper",
	"test-warning-tests",
	"test-win-console-handler",
	"test-xmltests",
	"test-ziptestdata",
	"test-ziptestdata-testdata-module-inside-zip",
	"testbuffer",
	"testcapi",
	"testimportmultiple",
	"testinternalcapi",
	"testmultiphase",
	"textwrap",
	"this",
	"thread",
	"threading",
	"threading-local",
	"time",
	"timeit",
	"tix",
	"tkcolorchooser",
	"tkcommondialog",
	"tkconstants",
	"tkdnd",
	"tkfiledialog",
	"tkfont",
	"tkinter",
	"tkinter-colorchooser",
	"tkinter-commondialog",
	"tkinter-constants",
	"tkinter-dialog",
	"tkinter-dnd",
	"tkinter-filedialog",
	"tkinter-fix",
	"tkinter-font",
	"tkinter-main",
	"tkinter-messagebox",
	"tkinter-scrolledtext",
	"tkinter-simpledialog",
	"tkinter-test",
	"tkinter-test-runtktests",
	"tkinter-test-support",
	"tkinter-test-test-tkinter",
	"tkinter-test-test-tkinter-test-colorchooser",
	"tkinter-test-test-tkinter-test-font",
	"tkinter-test-test-tkinter-test-geometry-managers",
	"tkinter-test-test-tkinter-test-images",
	"tkinter-test-test-tkinter-test-loadtk",
	"tkinter-test-test-tkinter-test-messagebox",
	"tkinter-test-test-tkinter-test-misc",
	"tkinter-test-test-tkinter-test-simpledialog",
	"tkinter-test-test-tkinter-test-text",
	"tkinter-test-test-tkinter-test-variables",
	"tkinter-test-test-tkinter-test-widgets",
	"tkinter-test-test-ttk",
	"tkinter-test-test-ttk-test-extensions",
	"tkinter-test-test-ttk-test-functions",
	"tkinter-test-test-ttk-test-style",
	"tkinter-test-test-ttk-test-widgets",
	"tkinter-test-widget-tests",
	"tkinter-tix",
	"tkinter-ttk",
	"tkmessagebox",
	"tksimpledialog",
	"toaiff",
	"token",
	"tokenize",
	"tomllib",
	"tomllib-parser",
	"tomllib-re",
	"tomllib-types",
	"trace",
	"traceback",
	"tracemalloc",
	"ttk",
	"tty",
	"turtle",
	"turtledemo",
	"turtledemo-bytedesign",
	"turtledemo-chaos",
	"turtledemo-clock",
	"turtledemo-colormixer",
	"turtledemo-forest",
	"turtledemo-fractalcurves",
	"turtledemo-lindenmayer",
	"turtledemo-main",
	"turtledemo-minimal-hanoi",
	"turtledemo-nim",
	"turtledemo-paint",
	"turtledemo-peace",
	"turtledemo-penrose",
	"turtledemo-planet-and-moon",
	"turtledemo-rosette",
	"turtledemo-round-dance",
	"turtledemo-sorting-animate",
	"turtledemo-tree",
	"turtledemo-two-canvases",
	"turtledemo-wikipedia",
	"turtledemo-yinyang",
	"types",
	"typing",
	"typing-io",
	"typing-re",
	"unicodedata",
	"unittest",
	"unittest-async-case",
	"unittest-case",
	"unittest-loader",
	"unittest-log",
	"unittest-main",
	"unittest-mock",
	"unittest-result",
	"unittest-runner",
	"unittest-signals",
	"unittest-suite",
	"unittest-test",
	"unittest-test-dummy",
	"unittest-test-main",
	"unittest-test-support",
	"unittest-test-test-assertions",
	"unittest-test-test-async-case",
	"unittest-test-test-break",
	"unittest-test-test-case",
	"unittest-test-test-discovery",
	"unittest-test-test-functiontestcase",
	"unittest-test-test-loader",
	"unittest-test-test-program",
	"unittest-test-test-result",
	"unittest-test-test-runner",
	"unittest-test-test-setups",
	"unittest-test-test-skipping",
	"unittest-test-test-suite",
	"unittest-test-test-warnings",
	"unittest-test-testmock",
	"unittest-test-testmock-main",
	"unittest-test-testmock-support",
	"unittest-test-testmock-testasync",
	"unittest-test-testmock-testcallable",
	"unittest-test-testmock-testhelpers",
	"unittest-test-testmock-testmagicmethods",
	"unittest-test-testmock-testmock",
	"unittest-test-testmock-testpatch",
	"unittest-test-testmock-testsealable",
	"unittest-test-testmock-testsentinel",
	"unittest-test-testmock-testwith",
	"unittest-util",
	"urllib",
	"urllib-error",
	"urllib-parse",
	"urllib-request",
	"urllib-response",
	"urllib-robotparser",
	"urllib2",
	"urlparse",
	"user",
	"userdict",
	"userlist",
	"userstring",
	"uu",
	"uuid",
	"venv",
	"venv-main",
	"videoreader",
	"w",
	"warnings",
	"wave",
	"weakref",
	"weakrefset",
	"webbrowser",
	"whichdb",
	"winapi",
	"winreg",
	"winsound",
	"wmi",
	"wsgiref",
	"wsgiref-handlers",
	"wsgiref-headers",
	"wsgiref-simple-server",
	"wsgiref-types",
	"wsgiref-util",
	"wsgiref-validate",
	"xdrlib",
	"xml",
	"xml-dom",
	"xml-dom-domreg",
	"xml-dom-expatbuilder",
	"xml-dom-minicompat",
	"xml-dom-minidom",
	"xml-dom-nodefilter",
	"xml-dom-pulldom",
	"xml-dom-xmlbuilder",
	"xml-etree",
	"xml-etree-celementtree",
	"xml-etree-elementinclude",
	"xml-etree-elementpath",
	"xml-etree-elementtree",
	"xml-parsers",
	"xml-parsers-expat",
	"xml-parsers-expat-errors",
	"xml-parsers-expat-errors-dom",
	"xml-parsers-expat-errors-etree",
	"xml-parsers-expat-errors-parsers",
	"xml-parsers-expat-errors-sax",
	"xml-parsers-expat-model",
	"xml-parsers-expat-model-dom",
	"xml-parsers-expat-model-etree",
	"xml-parsers-expat-model-parsers",
	"xml-parsers-expat-model-sax",
	"xml-sax",
	"xml-sax-exceptions",
	"xml-sax-expatreader",
	"xml-sax-handler",
	"xml-sax-saxutils",
	"xml-sax-xmlreader",
	"xmllib",
	"xmlrpc",
	"xmlrpc-client",
	"xmlrpc-server",
	"xmlrpclib",
	"xxlimited",
	"xxsubinterpreters",
	"xxsubtype",
	"xxtestfuzz",
	"zipapp",
	"zipfile",
	"zipfile-main",
	"zipfile-path",
	"zipfile-path-glob",
	"zipimport",
	"zlib",
	"zoneinfo",
	"zoneinfo-common",
	"zoneinfo-tzpath",
	"zoneinfo-zoneinfo",
	"zstd"
];
// src/checks/project-holdings.ts
const GIBIBYTE = 1024 ** 3;
const LIMIT_BYTES$1 = 10 * GIBIBYTE;
const MODULES = new Set(names);
const projectHoldingsRules = [
	{
		id: "project-status",
		title: "The project is neither archived nor in quarantine.",
		source: {
			title: "Project status markers",
			url: "https://packaging.python.org/en/latest/specifications/project-status-markers/"
		},
		refusedBy: "pypi",
		appliesTo: "PyPI",
		scope: "index",
		check: (distributions, holdings) => projectsWithNewFiles(distributions, holdings).flatMap((project) => [...closedProject(project)])
	},
	{
		id: "project-size",
		title: "The files of a project have at most 10 GiB together, unless PyPI has granted it more.",
		source: {
			title: "PyPI, storage limits",
			url: "https://docs.pypi.org/project-management/storage-limits/"
		},
		refusedBy: "nobody",
		appliesTo: "PyPI",
		scope: "index",
		check: (distributions, holdings) => projectsWithNewFiles(distributions, holdings).flatMap((project) => [...tooLarge$1(project)])
	},
	{
		id: "standard-library-name",
		title: "A new project has not the name of a module of Python’s standard library.",
		source: warehouse("warehouse/packaging/services.py"),
		refusedBy: "pypi",
		appliesTo: "PyPI",
		scope: "index",
		check: (distributions, holdings) => projectsWithNewFiles(distributions, holdings).flatMap((project) => [...nameOfModule(project)])
	}
];
function projectsWithNewFiles(distributions, holdings) {
	return [...require_main.groupedBy(require_main.releasesIn(distributions), ({ project }) => project)].flatMap(([name, releases]) => {
		const [first, ...others] = releases.flatMap((release) => newIn(release, holdings));
		const held = holdings.projects.get(name);
		return first === void 0 || held === void 0 ? [] : [{
			name,
			first,
			others,
			held
		}];
	});
}
function* closedProject({ name, first, others, held: { status } }) {
	for (const distribution of [first, ...others]) if (status?.word === "archived") yield {
		distribution,
		sentence: `The project ${require_statement.quoted(name)} is archived, and takes no new files.`,
		hint: "An owner can unarchive it in its settings on PyPI.",
		...status.freshness === "aged" && { certainty: "unsure" }
	};
	else if (status?.word === "quarantined") yield {
		distribution,
		sentence: `The project ${require_statement.quoted(name)} is in quarantine: PyPI takes nothing for it from trusted publishers, and shows nobody its files.`,
		hint: "Look for mail from PyPI’s administrators, or ask them.",
		certainty: "unsure"
	};
}
function* tooLarge$1({ name, first, others, held: { totalBytes } }) {
	if (totalBytes === void 0 || totalBytes > LIMIT_BYTES$1) return;
	const total = [first, ...others].reduce((sum, { size }) => sum + size, totalBytes);
	if (total <= LIMIT_BYTES$1) return;
	yield {
		distribution: first,
		sentence: `With the new files, the project ${require_statement.quoted(name)} has ${(total / GIBIBYTE).toFixed(2)} GiB, where PyPI takes 10 GiB unless it has granted more.`,
		hint: "If it has not, delete old files that nobody needs, or ask for a higher limit first (https://docs.pypi.org/project-management/storage-limits/)."
	};
}
function* nameOfModule({ name, first, held: { existence } }) {
	if (existence !== "absent" || !MODULES.has(name)) return;
	yield {
		distribution: first,
		sentence: `${require_statement.quoted(name)} is the name of a module of Python’s standard library, and PyPI creates no project of such a name.`,
		hint: "Give the project another name.",
		certainty: "unsure"
	};
}
// src/grammar/url.ts
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const HIGHEST_PORT = 65535;
/**
* What PyPI has against a web address: little, since it percent-encodes nearly everything before it looks, and drops a
* host that does not parse (warehouse, utils/http.py, and rfc3986 2.0).
*/
function urlFlaw(text) {
	const [start, scheme = ""] = SCHEME.exec(text) ?? [];
	if (start === void 0) return sure(`${require_statement.quoted(text)} does not begin with https:// or http://.`);
	if (!/^https?$/i.test(scheme)) return sure(`${require_statement.quoted(text)} does not begin with https:// or http://.`);
	const afterScheme = text.slice(start.length);
	const authority = afterScheme.startsWith("//") ? upTo(afterScheme.slice(2), /[\\/?#]/) : void 0;
	const port = authority === void 0 ? void 0 : portOf(authority);
	if (port !== void 0 && port.number > HIGHEST_PORT) return {
		what: `The port in ${require_statement.quoted(text)} is higher than ${HIGHEST_PORT}.`,
		certainty: port.certainty
	};
	const pathAndQuery = upTo(afterScheme.slice(authority === void 0 ? 0 : 2 + authority.length), /#/);
	if (!/[[\]]/.test(pathAndQuery)) return void 0;
	return {
		what: `${require_statement.quoted(text)} has a square bracket in its path or query; %5B and %5D stand for those.`,
		certainty: pathAndQuery.includes("/..") ? "unsure" : "sure"
	};
}
function sure(what) {
	return {
		what,
		certainty: "sure"
	};
}
function upTo(text, end) {
	const index = text.search(end);
	return index === -1 ? text : text.slice(0, index);
}
/** Of an authority that parses; rfc3986 knows ports of five digits at most. */
function portOf(authority) {
	const [colonAndPort, digits] = /:(\d{1,5})$/.exec(authority.slice(-6)) ?? [];
	if (colonAndPort === void 0) return void 0;
	const before = authority.slice(0, -colonAndPort.length);
	const at = before.indexOf("@");
	const [user, host] = at === -1 ? [void 0, before] : [before.slice(0, at), before.slice(at + 1)];
	if (user !== void 0 && (user === "" || !isMadeOf(user, /[^A-Za-z0-9._~!$&'()*+,;=:-]/))) return void 0;
	const isLiteral = /^\[.*\]$/s.test(host);
	if (!isLiteral && (!isMadeOf(host, /[^A-Za-z0-9._~!$&'()*+,;=-]/) || isImpossibleIpv4(host))) return void 0;
	return {
		number: Number(digits),
		certainty: isLiteral ? "unsure" : "sure"
	};
}
function isMadeOf(text, otherCharacter) {
	return !otherCharacter.test(text.replace(/%[0-9A-Fa-f]{2}/g, ""));
}
function isImpossibleIpv4(host) {
	return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host) && host.split(".").some((byte) => Number(byte) > 255);
}
// src/checks/project-urls.ts
const SECOND_PASS = warehouse("warehouse/forklift/metadata.py");
/** In code points. */
const LONGEST_LABEL = 32;
const HINT = "Write the whole URL, with https:// or http:// before it.";
const projectUrlRules = [
	{
		id: "project-url",
		title: `Every Project-URL is a label of at most ${LONGEST_LABEL} characters, a comma and a web address.`,
		source: SECOND_PASS,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: projectUrls
	},
	urlRule("home-page", "Home-Page"),
	urlRule("download-url", "Download-URL")
];
function urlRule(id, field) {
	return {
		id,
		title: `${field} is a web address.`,
		source: SECOND_PASS,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: ({ metadata }) => {
			const value = sentValue(metadata, field);
			const flaw = value === void 0 ? void 0 : urlFlaw(value);
			return value === void 0 || flaw === void 0 ? [] : [flawedValue(field, flaw, HINT)];
		}
	};
}
function* projectUrls({ metadata }) {
	for (const [label, url] of metadata.projectUrls) {
		const flaw = urlFlaw(url);
		if (label === "") yield {
			sentence: `The Project-URL ${require_statement.quoted(url)} has no label.`,
			hint: "Write a label before it, such as Homepage."
		};
		else if (isLongerThan(label, LONGEST_LABEL)) yield {
			sentence: `The label ${require_statement.quoted(label)} of a Project-URL is longer than ${LONGEST_LABEL} characters.`,
			hint: url === "" ? "Write a comma between the label and the URL." : "Shorten it."
		};
		else if (url === "") yield {
			sentence: `The Project-URL ${require_statement.quoted(label)} has no URL.`,
			hint: "Write the URL after the label and a comma."
		};
		else if (flaw !== void 0) yield flawedValue("Project-URL", flaw, HINT);
	}
}
function isLongerThan(text, codePoints) {
	return text.length > codePoints && [...text.slice(0, 2 * codePoints + 1)].length > codePoints;
}
// src/checks/sdist-archive.ts
const SDIST = specification("Source distribution format", "source-distribution-format");
const ARCHIVES = {
	title: "PyPI, archives",
	url: "https://docs.pypi.org/archives/"
};
const BUILD_WITH_BACKEND = "Build it with “python -m build --sdist”: a tar of a working copy, or one packed by hand, is no sdist.";
const sdistArchiveRules = [
	{
		id: "sdist-top-folder",
		title: "Everything in an sdist lies in one folder.",
		source: SDIST,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "archive",
		check: noTopFolder
	},
	{
		id: "sdist-pkg-info",
		title: "PKG-INFO lies in the folder that holds everything else in an sdist.",
		source: SDIST,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "archive",
		check: noPkgInfo
	},
	{
		id: "sparse-member",
		title: "No member of an sdist is stored as a sparse file.",
		source: ARCHIVES,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "archive",
		check: sparseMembers
	},
	{
		id: "two-archives",
		title: "No sdist is a tar and a zip at once.",
		source: warehouse("warehouse/forklift/legacy.py"),
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "archive",
		check: twoArchives
	},
	{
		id: "sdist-end",
		title: "An sdist ends as a tar and as a gzip ought to end.",
		source: SDIST,
		refusedBy: "nobody",
		appliesTo: "every index",
		scope: "archive",
		check: badEnd
	}
];
function* noTopFolder({ filename }, { members }) {
	if (filename.kind !== "sdist") return;
	const folder = topFolderOf(members);
	if (folder === void 0) yield {
		sentence: "Some of its members have absolute names and some have not.",
		hint: BUILD_WITH_BACKEND
	};
	else if (folder === "") yield {
		sentence: `Its members have no folder in common: it has ${someNames([...new Set(members.map(({ name }) => name.split("/", 2).find((part) => part !== ".") ?? name))])}.`,
		hint: BUILD_WITH_BACKEND
	};
}
function* noPkgInfo({ filename }, { members }) {
	const folder = topFolderOf(members);
	if (filename.kind !== "sdist" || folder === void 0 || folder === "") return;
	if (members.some(({ name }) => name === `${folder}/PKG-INFO`)) return;
	yield {
		sentence: `It has no ${someNames([`${folder}/PKG-INFO`])}, where PyPI looks for it since all its members lie there.`,
		hint: BUILD_WITH_BACKEND
	};
}
/** `/` is no folder for PyPI either. */
function topFolderOf(members) {
	const folder = topFolder(members.map(({ name }) => name));
	return folder === "/" ? "" : folder;
}
function* sparseMembers({ filename }, { members }) {
	if (filename.kind !== "sdist") return;
	const sparse = members.filter(({ kind }) => kind === "sparse").map(({ name }) => name);
	if (sparse.length === 0) return;
	yield {
		sentence: `${someNames(sparse)} ${sparse.length === 1 ? "is" : "are"} stored as sparse ${sparse.length === 1 ? "file" : "files"}.`,
		hint: "Pack it again without --sparse (or -S)."
	};
}
function* twoArchives(_, contents) {
	if (contents.format !== "tar" || contents.alsoReadsAs !== "zip") return;
	yield {
		sentence: "It is a tar archive from its beginning and a zip archive from its end.",
		hint: BUILD_WITH_BACKEND
	};
}
const BAD_ENDS = {
	"no-header": "Its tar stops at something that is no member: what may follow is lost for whoever unpacks it.",
	damaged: "Behind the end of its tar, its gzip data is cut off or damaged, or something follows that does not belong there."
};
function* badEnd(_, contents) {
	if (contents.format !== "tar" || contents.tail === "clean") return;
	yield {
		sentence: BAD_ENDS[contents.tail],
		hint: "Build it again. If it was passed between jobs, compare its size with the original."
	};
}
// src/checks/escaped-name.ts
/** A project's name as file names have it; `undefined` where it is no name. */
function escapedName(name) {
	return require_project_name.isProjectName(name) ? require_main.normalizeName(name).replaceAll("-", "_") : void 0;
}
// src/checks/sdist-filename.ts
const sdistFilenameRules = [{
	id: "sdist-filename",
	title: "An sdist is named name-version.tar.gz, both in their normal form, and “_” for “-” in the name.",
	source: pep(625),
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "distribution",
	check: badSdistFilename
}];
function* badSdistFilename({ filename, metadata }) {
	if (filename.kind !== "sdist" || hasUnstorableCharacters(filename.basename)) return;
	const name = escapedName(metadata.name);
	const version = require_main.parseVersion(metadata.version);
	if (name === void 0 || version === void 0) return;
	const right = `${`${name}-${require_main.versionText(version)}`}.tar.gz`;
	if (filename.basename === right) return;
	const [sentence, hint] = filename.format === ".zip" ? [`An sdist is a .tar.gz, and this one should be ${require_statement.quoted(right)}.`, "Build it again without --formats=zip: python -m build --sdist writes a .tar.gz."] : [`The sdist of ${require_statement.quoted(metadata.name)} ${require_statement.quoted(metadata.version)} should be named ${require_statement.quoted(right)}.`, "Build it again with a current build backend (setuptools writes such names from 69.3 on), and do not rename it."];
	yield {
		sentence,
		hint
	};
}
// src/checks/sizes.ts
const MEBIBYTE = 1048576;
const LIMIT_BYTES = 100 * MEBIBYTE;
const sizeRules = [{
	id: "file-size",
	title: "A file has at most 100 MiB, unless PyPI has granted the project more.",
	source: {
		title: "PyPI, storage limits",
		url: "https://docs.pypi.org/project-management/storage-limits/"
	},
	refusedBy: "nobody",
	appliesTo: "PyPI",
	scope: "distribution",
	check: tooLarge
}];
function* tooLarge({ size }) {
	if (size <= LIMIT_BYTES) return;
	yield {
		sentence: `The file has ${(size / MEBIBYTE).toFixed(1)} MiB, where PyPI takes 100 MiB unless it has granted the project more.`,
		hint: "If it has not, ask for a higher limit first (https://docs.pypi.org/project-management/storage-limits/), or make the file smaller."
	};
}
// src/checks/summary.ts
/** In code points. */
const LONGEST = 512;
/** Beside the line feed, which every version of packaging minds, what 26.3 and later take for the end of a line. */
const NEWER_LINE_BREAK = /[\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
const summaryRules = [{
	id: "summary",
	title: "Summary is one line.",
	source: specification("Core metadata", "core-metadata"),
	refusedBy: "twine",
	appliesTo: "every index",
	scope: "distribution",
	check: severalLines
}, {
	id: "summary-length",
	title: `Summary has at most ${LONGEST} characters.`,
	source: warehouse("warehouse/forklift/metadata.py"),
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "distribution",
	check: tooLong
}];
function* severalLines({ metadata }) {
	const summary = sentValue(metadata, "Summary") ?? "";
	const hint = "Write the description of the project, in pyproject.toml, in one line.";
	if (summary.includes("\n")) yield {
		sentence: `Summary ${require_statement.quoted(summary)} goes over several lines.`,
		hint
	};
	else if (NEWER_LINE_BREAK.test(summary)) yield {
		sentence: `Summary ${require_statement.quoted(summary)} contains an unusual line break. PyPI takes it with packaging 26.2, but will refuse it with 26.3.`,
		hint,
		certainty: "unsure"
	};
}
function* tooLong({ metadata }) {
	const summary = sentValue(metadata, "Summary") ?? "";
	if (summary.length <= LONGEST) return;
	const length = [...summary].length;
	if (length <= LONGEST) return;
	yield {
		sentence: `Summary ${require_statement.quoted(summary)} has ${length} characters; ${LONGEST} are allowed.`,
		hint: "Shorten the description of the project in pyproject.toml; the long one belongs into its readme."
	};
}
// src/checks/wheel-dist-info.ts
const wheelDistInfoRules = [{
	id: "wheel-dist-info",
	title: "A wheel has WHEEL and METADATA in a .dist-info folder that spells name and version as the file name does.",
	source: specification("Binary distribution format", "binary-distribution-format"),
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "archive",
	check: missingFiles
}];
const NEEDED = ["WHEEL", "METADATA"];
function* missingFiles(distribution, { members }) {
	const { filename } = distribution;
	if (filename.kind !== "wheel") return;
	const folder = require_main.distInfoFolder(filename);
	const names = new Set(members.map(({ name }) => name));
	const missing = NEEDED.filter((file) => !names.has(`${folder}/${file}`));
	if (missing.length === 0) return;
	const folders = new Set(members.flatMap(({ name }) => /^[^/]+\.dist-info(?=\/)/.exec(name)?.[0] ?? []));
	folders.delete(folder);
	yield {
		sentence: `It has no ${missing.map((file) => `${folder}/${file}`).join(" and no ")}${folders.size === 0 ? "" : `, only the folder ${someNames([...folders])}`}.`,
		hint: `${buildAgain(distribution)} A wheel must not be renamed: “wheel tags” and “wheel pack” change name and content together.`
	};
}
// src/checks/wheel-filename.ts
const WHEELS = specification("Binary distribution format", "binary-distribution-format");
/** As Python has it. */
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const REBUILD = "Do not rename what the build wrote, but build it again.";
const wheelFilenameRules = [
	{
		id: "wheel-filename",
		title: "The name of a wheel has a build number that begins with a digit, if any, and tags that are not empty.",
		source: WHEELS,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: (distribution) => ofWheel(distribution, badParts)
	},
	{
		id: "wheel-filename-name",
		title: "A wheel is named after the project, in lower case and with “_” for every run of “-”, “_” and “.”.",
		source: WHEELS,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: (distribution) => ofWheel(distribution, otherName)
	},
	{
		id: "wheel-filename-version",
		title: "The version in the name of a wheel is that of its metadata.",
		source: WHEELS,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "distribution",
		check: (distribution) => ofWheel(distribution, otherVersion)
	}
];
function ofWheel(distribution, check) {
	const { filename } = distribution;
	return filename.kind !== "wheel" || hasUnstorableCharacters(filename.basename) ? [] : check(filename, distribution);
}
function* badParts({ build, pythonTag, abiTag }) {
	if (build !== void 0 && !/^[0-9]/.test(build)) yield {
		sentence: `The build number ${require_statement.quoted(build)} in the file name does not begin with a digit.`,
		hint: REBUILD
	};
	for (const tag of pythonTag.split(".")) {
		if (IDENTIFIER.test(tag)) continue;
		yield {
			sentence: `The file name has ${require_statement.quoted(tag)} where a Python tag such as py3 or cp313 should be.`,
			hint: `packaging takes it up to 26.2, and refuses it from 26.3 on. ${REBUILD}`,
			certainty: "unsure"
		};
	}
	if (abiTag.split(".").includes("")) yield {
		sentence: `The ABI tags ${require_statement.quoted(abiTag)} in the file name have an empty one among them.`,
		hint: `packaging takes it up to 26.2, and refuses it from 26.3 on. ${REBUILD}`,
		certainty: "unsure"
	};
}
function* otherName({ name }, { metadata, generator }) {
	const right = escapedName(metadata.name);
	if (right === void 0 || name === right) return;
	yield {
		sentence: `The file name begins with ${require_statement.quoted(name)}, and not with ${require_statement.quoted(right)} as the project ${require_statement.quoted(metadata.name)} has it.`,
		hint: `${REBUILD} ${backendHint(generator)}`
	};
}
function* otherVersion({ version: inName }, { metadata }) {
	const version = require_main.parseVersion(metadata.version);
	if (version === void 0 || require_main.canonicalVersion(inName) === require_main.canonicalVersion(metadata.version)) return;
	yield {
		sentence: `The file name has the version ${require_statement.quoted(inName)}, but the metadata ${require_statement.quoted(require_main.versionText(version))}.`,
		hint: REBUILD
	};
}
function backendHint(generator) {
	const isSetuptools = generator === void 0 || /^(?:bdist_wheel|setuptools)\b/.test(generator);
	const by = generator === void 0 ? "" : ` It was built by ${generator}.`;
	return isSetuptools ? `setuptools writes such names from 75.8.1 on.${by}` : `A newer version of the build backend may write the name right.${by}`;
}
// src/checks/record-paths.ts
/** Where Python's `str.splitlines` ends a line. */
const LINE_END = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g;
/** Of a field, in characters: Python's `csv.field_size_limit`. */
const FIELD_LIMIT = 131072;
/**
* Reads the paths of a RECORD as warehouse does (utils/wheel.py): the first column of what Python's `csv.reader` makes
* of its lines, with slashes for backslashes. No package for CSV agrees with that one about quotation marks.
*/
function parseRecordPaths(bytes) {
	const text = require_main.utf8TextFrom(bytes);
	if (text === void 0) return {
		kind: "flaw",
		what: "is not UTF-8"
	};
	const paths = /* @__PURE__ */ new Set();
	const rows = new RowReader();
	let number = 0;
	for (const line of linesOf(text)) {
		number++;
		if (line === "" && !rows.isWithinQuotes) return {
			kind: "flaw",
			what: `has nothing in line ${number}`
		};
		rows.read(line);
		if (rows.longest > FIELD_LIMIT) return {
			kind: "flaw",
			what: `has an absurdly long value in line ${number}`
		};
		if (!rows.isWithinQuotes) paths.add(rows.first.replaceAll("\\", "/"));
	}
	if (rows.isWithinQuotes) paths.add(rows.first.replaceAll("\\", "/"));
	return {
		kind: "paths",
		paths
	};
}
/** One after the other: a list of millions of them would take far more memory than the text. */
function* linesOf(text) {
	let start = 0;
	for (const { index, 0: end } of text.matchAll(LINE_END)) {
		yield text.slice(start, index);
		start = index + end.length;
	}
	if (start < text.length) yield text.slice(start);
}
/** Splits lines into fields, of which it keeps the first of each row and the length of the longest. */
var RowReader = class {
	#state = "start";
	#field = 0;
	#length = 0;
	first = "";
	longest = 0;
	/** Within quotation marks, a row goes on in the next line. */
	get isWithinQuotes() {
		return this.#state === "quoted";
	}
	read(line) {
		if (!this.isWithinQuotes) {
			this.#field = 0;
			this.first = "";
			if (this.#readPlain(line)) return;
		}
		let start = 0;
		for (let at = 0; at < line.length && this.longest <= FIELD_LIMIT; at++) {
			const char = line[at];
			switch (this.#state) {
				case "start":
				case "plain":
					if (char === ",") {
						this.#add(line, start, at);
						start = this.#next(at);
					} else if (char === "\"" && this.#state === "start") {
						this.#state = "quoted";
						start = at + 1;
					} else this.#state = "plain";
					break;
				case "quoted":
					if (char === "\"") {
						this.#add(line, start, at);
						this.#state = "quote-in-quoted";
					}
					break;
				case "quote-in-quoted":
					start = at;
					if (char === ",") start = this.#next(at);
					else this.#state = char === "\"" ? "quoted" : "plain";
			}
		}
		if (this.#state !== "quote-in-quoted") this.#add(line, start, line.length);
		if (!this.isWithinQuotes) this.#next(line.length);
	}
	/** Nearly all lines have no quotation marks. */
	#readPlain(line) {
		if (line.includes("\"")) return false;
		const comma = line.indexOf(",");
		this.first = comma < 0 ? line : line.slice(0, comma);
		for (let start = 0; line.length - start > FIELD_LIMIT;) {
			const end = line.indexOf(",", start);
			if (end < 0 || end - start > FIELD_LIMIT) {
				this.longest = 131073;
				break;
			}
			start = end + 1;
		}
		return true;
	}
	#add(line, start, end) {
		if (this.#field === 0) this.first += line.slice(start, end);
		this.#length += end - start;
		this.longest = Math.max(this.longest, this.#length);
	}
	#next(at) {
		this.#state = "start";
		this.#field++;
		this.#length = 0;
		return at + 1;
	}
};
// src/checks/wheel-record.ts
const SOURCE = specification("Recording installed projects", "recording-installed-packages");
const wheelRecordRules = [{
	id: "record",
	title: "A wheel has a RECORD: lines of comma-separated values in UTF-8, none of them empty.",
	source: SOURCE,
	refusedBy: "pypi",
	appliesTo: "every index",
	scope: "archive",
	check: badRecord
}, {
	id: "record-mismatch",
	title: "A wheel's RECORD lists what is in the wheel, and nothing else.",
	source: SOURCE,
	refusedBy: "nobody",
	appliesTo: "every index",
	scope: "archive",
	check: mismatches
}];
function* badRecord(distribution, { members, ...contents }) {
	const { filename } = distribution;
	if (filename.kind !== "wheel" || contents.format !== "zip") return;
	const path = recordPath(distribution);
	if (!members.some(({ name }) => name === path)) {
		if (!members.some(({ name }) => name.startsWith(`${require_main.distInfoFolder(filename)}/`))) return;
		yield {
			sentence: `It has no ${path}.`,
			hint: buildAgain(distribution)
		};
		return;
	}
	const text = contents.texts.get(path);
	const parsed = text && recordPathsOf(text);
	if (parsed?.kind === "flaw") yield {
		sentence: `Its RECORD ${parsed.what}.`,
		hint: buildAgain(distribution)
	};
}
function* mismatches(distribution, contents) {
	if (distribution.filename.kind !== "wheel" || contents.format !== "zip") return;
	const path = recordPath(distribution);
	const text = contents.texts.get(path);
	const parsed = text && recordPathsOf(text);
	if (parsed?.kind !== "paths") return;
	const signatures = [`${path}.jws`, `${path}.p7s`];
	const names = new Set(contents.members.map(({ name }) => name).filter((name) => !/[/\\]$/.test(name) && !signatures.includes(name)));
	const unlisted = [...names].filter((name) => !parsed.paths.has(name));
	const missing = [...parsed.paths].filter((name) => !names.has(name));
	if (unlisted.length > 0) yield {
		sentence: `Its RECORD does not list ${someNames(unlisted)}.`,
		hint: "PyPI takes it and sends an email about it. If something changed the wheel after it was built, “wheel unpack” and “wheel pack” write a new RECORD."
	};
	if (missing.length > 0) yield {
		sentence: `Its RECORD lists ${someNames(missing)}, which ${missing.length === 1 ? "is" : "are"} not in the wheel.`,
		hint: "PyPI takes it and sends an email about it. If something changed the wheel after it was built, “wheel unpack” and “wheel pack” write a new RECORD."
	};
}
/** What was read of a RECORD, as long as somebody holds it: two rules ask, and some have megabytes. */
const PARSED = /* @__PURE__ */ new WeakMap();
function recordPathsOf(text) {
	const parsed = PARSED.get(text) ?? parseRecordPaths(text);
	PARSED.set(text, parsed);
	return parsed;
}
function recordPath({ filename }) {
	return `${require_main.distInfoFolder(filename)}/RECORD`;
}
// src/checks/zip-archive.ts
const MIB = 1048576;
const UNPACKED_LIMIT_BYTES = 64 * MIB;
const RATIO_LIMIT = 50;
const STORED = 0;
const DEFLATED = 8;
const METHOD_NAMES = {
	9: "Deflate64",
	12: "bzip2",
	14: "LZMA",
	93: "Zstandard"
};
const FORKLIFT = warehouse("warehouse/forklift/legacy.py");
const zipArchiveRules = [
	{
		id: "zip-framing",
		title: "A zip archive is the same whether it is read through its directory or from its beginning.",
		source: {
			title: "PyPI, archives",
			url: "https://docs.pypi.org/archives/"
		},
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "archive",
		check: badFraming
	},
	{
		id: "compression-method",
		title: "The members of a zip archive are stored or deflated.",
		source: FORKLIFT,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "archive",
		check: otherMethods
	},
	{
		id: "compression-ratio",
		title: `A zip archive unpacks to at most 64 MiB or ${RATIO_LIMIT} times its size, whichever is more.`,
		source: FORKLIFT,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "archive",
		check: absurdRatio
	},
	{
		id: "unreadable-member",
		title: "The members that an index reads can be unpacked.",
		source: FORKLIFT,
		refusedBy: "pypi",
		appliesTo: "every index",
		scope: "archive",
		check: unreadableMembers
	}
];
function* badFraming(distribution, contents) {
	if (contents.format !== "zip" || contents.framing === void 0) return;
	yield {
		sentence: `The zip archive ${contents.framing}.`,
		hint: `${buildAgain(distribution)} If something repacked the wheel, “wheel unpack” and “wheel pack” write a plain archive.`
	};
}
function* otherMethods(_, contents) {
	if (contents.format !== "zip") return;
	const others = contents.members.filter(({ method }) => method !== STORED && method !== DEFLATED);
	const [first] = others;
	if (first === void 0) return;
	const method = METHOD_NAMES[first.method] ?? `method ${first.method}`;
	yield {
		sentence: `${someNames(others.map(({ name }) => name))} ${others.length === 1 ? "is" : "are"} compressed in another way than deflate (${method}).`,
		hint: "Build it again with deflate, or without compression."
	};
}
function* absurdRatio({ size }, contents) {
	if (contents.format !== "zip") return;
	const unpacked = contents.members.reduce((sum, member) => sum + member.size, 0);
	if (unpacked <= UNPACKED_LIMIT_BYTES || unpacked / size <= RATIO_LIMIT) return;
	yield {
		sentence: `It unpacks to ${Math.round(unpacked / MIB)} MiB, which is ${Math.floor(unpacked / size)} times its size; PyPI takes ${RATIO_LIMIT} times.`,
		hint: "Leave out what compresses so well, such as files of zeros, or make it when the project is used."
	};
}
function* unreadableMembers(_, contents) {
	if (contents.format !== "zip") return;
	const { unreadable, members } = contents;
	const damaged = unreadable.filter(({ method }) => method === STORED || method === DEFLATED);
	if (damaged.length === 0) return;
	const isEncrypted = damaged.some(({ protection }) => protection === "encrypted");
	yield {
		sentence: `${someNames(damaged.map(({ name }) => name))} cannot be unpacked: ${isEncrypted ? "encrypted" : "damaged"} (of ${members.length} members in all).`,
		hint: isEncrypted ? "Build it again, without a password." : "Build it again. If it was passed between jobs, compare its size with the original."
	};
}
// src/checks/rules.ts
/** Without these nothing can be sent, or only something else than the file says. */
const RULES_OF_THE_UPLOAD = [...metadataFormRules, nameTakenRule];
/** Every rule, in the order in which findings are told and documented. */
const RULES = [
	...metadataFormRules,
	...metadataVersionRules,
	...nameAndVersionRules,
	...summaryRules,
	...descriptionTypeRules,
	...descriptionRules,
	...renderingRules,
	...classifierRules,
	...dependencyRules,
	...dynamicFieldRules,
	...licenceRules,
	...importNameRules,
	...projectUrlRules,
	...emailAddressRules,
	...filenameRules,
	...wheelFilenameRules,
	...platformTagRules,
	...sdistFilenameRules,
	...sizeRules,
	...attestationRules,
	...zipArchiveRules,
	...wheelDistInfoRules,
	...wheelRecordRules,
	...entryPointsRules,
	...sdistArchiveRules,
	...licenseFileRules,
	...memberNameRules,
	...concealedCodeRules,
	...batchRules,
	...indexHoldingsRules,
	...projectHoldingsRules,
	...platformFamilyRules
];
// src/checks/preflight.ts
/** Those of the ids that no rule bears. */
function unknownRules(ids) {
	const known = new Set(RULES.map(({ id }) => id));
	return [...ids].filter((id) => !known.has(id));
}
/** Applies the rules about what is in an archive. To be called while it is being read, since nobody keeps that. */
function checkContents(distribution, contents, choice) {
	return chosen(choice).flatMap((rule) => rule.scope === "archive" ? findingsAbout(distribution, rule, choice.treatedAs, () => rule.check(distribution, contents)) : []);
}
/** Applies all other rules. Never throws, and takes time linear in the size of what it is given. */
function checkDistributions(distributions, holdings, renderings, choice) {
	return chosen(choice).flatMap((rule) => findingsOf(rule, distributions, holdings, renderings, choice));
}
function findingsOf(rule, distributions, holdings, renderings, { treatedAs }) {
	switch (rule.scope) {
		case "distribution": return distributions.flatMap((distribution) => findingsAbout(distribution, rule, treatedAs, () => rule.check(distribution)));
		case "batch": return findingsAmong(distributions, rule, treatedAs, () => rule.check(distributions));
		case "index": return findingsAmong(distributions, rule, treatedAs, () => rule.check(distributions, holdings));
		case "rendering": return distributions.flatMap((distribution) => {
			const rendering = renderings.get(distribution);
			if (rendering === void 0) return [];
			return findingsAbout(distribution, rule, treatedAs, () => rule.check(distribution, rendering));
		});
		case "archive": return [];
	}
}
/** The description that a renderer is wanted for: reStructuredText, where the rule that it renders counts. */
function descriptionToRender(metadata, choice) {
	return chosen(choice).includes(descriptionRenderingRule) ? restructuredTextIn(metadata) : void 0;
}
/** Whether the index's own list of classifiers would change a verdict. */
function needsClassifiersOfIndex(distributions, choice) {
	return chosen(choice).some((rule) => classifierRules.some(({ id }) => id === rule.id)) && hasClassifiersToConfirm(distributions);
}
function chosen({ depth, ignored, treatedAs }) {
	return (depth === "everything" ? RULES : RULES_OF_THE_UPLOAD).filter(({ id, appliesTo }) => !ignored.has(id) && (appliesTo === "every index" || treatedAs === "pypi"));
}
exports.checkContents = checkContents;
exports.checkDistributions = checkDistributions;
exports.descriptionToRender = descriptionToRender;
exports.needsClassifiersOfIndex = needsClassifiersOfIndex;
exports.unknownRules = unknownRules;
