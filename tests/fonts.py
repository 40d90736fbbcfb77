"""The fonts of prints, taken out of Debian's packages: `make fonts`.

Each holds the letters of one script and nothing that paper has no use for: no instructions for screens, and of names
only those that a PDF needs. The same packages give the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGES = ("fonts-noto-core=20201225-1", "fonts-droid-fallback=1:6.0.1r16-1.1")
"""Debian 12."""
ROOT = Path(__file__).parent.parent
FONTS = ROOT / "overrides/prints/fonts"
_NAMES = [1, 2, 4, 6]
_FOR_SCREENS = ["fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "DSIG", "STAT", "MVAR"]
_SIGNS = "20-7E A0-BF D7 F7 2010-2015 2018-201F 2022 2026 2030 2032-2033 2039-203A 2044 20AC 2116 2122"
_SIGNS += " 200C-200F 202F 2066-2069"


@dataclass(frozen=True)
class Font:
    """A font of the packages, and which letters of it are kept: ranges of code points, or an encoding's letters."""

    file: str
    letters: str = ""
    encoding: str = ""

    @property
    def unicodes(self) -> set[int]:
        """The code points that are kept."""
        found = {code for part in f"{_SIGNS} {self.letters}".split() for code in _range(part)}
        return found | set(_encoded(self.encoding))


def _range(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def _encoded(encoding: str) -> Iterable[int]:
    """All that a Chinese encoding of two bytes can write."""
    for first in range(0xA1, 0xFF) if encoding else ():
        for second in range(0xA1, 0xFF):
            try:
                yield ord(bytes((first, second)).decode(encoding))
            except UnicodeDecodeError:
                continue


_EUROPE = "C0-24F 2B9-2BF 2C6-2DD 300-36F 1E00-1EFF 400-52F 25CC"
_ARABIC = "600-6FF 750-77F 8A0-8FF FB50-FDFF FE70-FEFC 25CC"
NOTO = "usr/share/fonts/truetype/noto"
FROM = (
    *(Font(f"{NOTO}/NotoSans-{weight}.ttf", _EUROPE) for weight in ("Regular", "Bold")),
    *(Font(f"{NOTO}/NotoSansArabic-{weight}.ttf", _ARABIC) for weight in ("Regular", "Bold")),
    *(Font(f"{NOTO}/NotoNastaliqUrdu-{weight}.ttf", _ARABIC) for weight in ("Regular", "Bold")),
    *(Font(f"{NOTO}/NotoSansEthiopic-{weight}.ttf", "1200-139F 2D80-2DDE AB00-AB2E") for weight in ("Regular", "Bold")),
    *(Font(f"{NOTO}/NotoSansThai-{weight}.ttf", "E00-E7F 25CC") for weight in ("Regular", "Bold")),
    *(Font(f"{NOTO}/NotoSansBengali-{weight}.ttf", "964-965 980-9FF 25CC") for weight in ("Regular", "Bold")),
    *(Font(f"{NOTO}/NotoSansHebrew-{weight}.ttf", "590-5FF FB1D-FB4F 25CC") for weight in ("Regular", "Bold")),
    Font(f"{NOTO}/NotoSansSyriac-Regular.ttf", "700-74F 60C 61B 61F 640 25CC"),
    Font("usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf", "3000-3003 3008-3011 FF01-FF5E", "gb2312"),
)


def slim(font: Font, folder: Path) -> bytes:
    """A font with nothing but what a print needs."""
    options = subset.Options()
    options.hinting = False
    options.name_IDs = _NAMES
    options.drop_tables += _FOR_SCREENS
    options.recalc_timestamp = False
    options.glyph_names = False
    options.notdef_outline = True
    loaded = TTFont(folder / font.file, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=font.unicodes)
    cutter.subset(loaded)
    path = FONTS / f"{Path(font.file).stem}.ttf"
    loaded.save(path)
    return path.read_bytes()


def unpacked(folder: Path) -> Path:
    """The packages' files, in a folder of their own: fonts of the system would be seen by the tests' browsers."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["apt-get", "download", *PACKAGES], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for package in sorted(folder.glob("*.deb")):
        subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
    return folder


def main() -> int:
    """Makes every font again."""
    folder = unpacked(ROOT / "build/fonts")
    FONTS.mkdir(parents=True, exist_ok=True)
    for old in FONTS.glob("*.ttf"):
        old.unlink()
    sizes = {font.file.rpartition("/")[2]: len(slim(font, folder)) for font in FROM}
    for name, size in sizes.items():
        print(f"{size / 1000:8.1f} kB  {name}")
    print(f"{sum(sizes.values()) / 1000:8.1f} kB  in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
