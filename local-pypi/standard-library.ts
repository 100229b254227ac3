// Top-level modules of CPython, and the nested ones that somebody has reason to try. PyPI knows every module of every
// version (warehouse, packaging/services.py, with stdlib-list).
const MODULES = `
  abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect
  builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections collections.abc colorsys
  compileall compression concurrent concurrent.futures configparser contextlib contextvars copy copyreg crypt csv ctypes
  curses dataclasses datetime dbm decimal difflib dis distutils doctest dummy_threading email encodings ensurepip enum
  errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools __future__ gc getopt getpass
  gettext glob graphlib grp gzip hashlib heapq hmac html html.parser http http.client http.server idlelib imaplib imghdr
  imp importlib importlib.metadata importlib.resources inspect io ipaddress itertools json keyword lib2to3 linecache
  locale logging logging.config lzma mailbox mailcap __main__ marshal math mimetypes mmap modulefinder msilib msvcrt
  multiprocessing netrc nis nntplib nt ntpath numbers opcode operator optparse os os.path ossaudiodev parser pathlib pdb
  pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile
  pyclbr pydoc pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors
  shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants
  sre_parse ssl stat statistics string string.templatelib stringprep struct subprocess sunau symbol symtable sys sysconfig
  syslog tabnanny tarfile telnetlib tempfile termios test textwrap this _thread threading time timeit tkinter token
  tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest unittest.mock
  urllib urllib.parse urllib.request uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml
  xml.dom xml.etree xml.sax xmlrpc xmlrpc.client zipapp zipfile zipimport zlib zoneinfo
`

const NAMES = new Set(
  MODULES.trim()
    .split(/\s+/)
    .map((module) =>
      module
        .replace(/^_+|_+$/g, '')
        .replace(/[._]+/g, '-')
        .toLowerCase(),
    ),
)

/** Whether a normalised project name is that of a module that comes with Python. */
export function isStandardLibraryName(normalizedName: string): boolean {
  return NAMES.has(normalizedName)
}
