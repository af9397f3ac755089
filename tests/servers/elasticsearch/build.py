"""The program that `node.py` starts: official jars from Maven Central and two small Java parts of ours."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from tests.servers.missing import ServerMissing

HERE = Path(__file__).resolve().parent
SOURCES = [HERE / "pom.xml", HERE / "build.py", *sorted((HERE / "src").glob("*.java"))]
OLDEST_JAVA = 21
JVMS = Path("/usr/lib/jvm")
MAIN_CLASS = "ichlinks.elasticsearch.TestNode"
MODULES = {
    "transport-netty4": "org.elasticsearch.transport.netty4.Netty4Plugin",
    "analysis-stand-in": "ichlinks.elasticsearch.AnalysisStandIn",
}


def build() -> Path:
    """The folder with `server/` (module path), `main/` (class path) and `modules/`, made when first needed.

    It lies in ICHLINKS_TEST_CACHE, or ~/.cache/ichlinks-tests, under a hash of its sources.
    Raises ServerMissing without JDK 21+ or Maven, or when Maven cannot fetch the jars.
    """
    java = jdk()
    folder = cache() / f"elasticsearch-{fingerprint()}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as draft:
            assemble(Path(draft) / "node", java)
            (Path(draft) / "node").rename(folder)
    return folder


def cache() -> Path:
    return Path(os.environ.get("ICHLINKS_TEST_CACHE", Path.home() / ".cache" / "ichlinks-tests"))


def fingerprint() -> str:
    return hashlib.sha256(b"".join(source.read_bytes() for source in SOURCES)).hexdigest()[:16]


def jdk() -> Path:
    """The home of a JDK 21 or newer: JAVA_HOME, else the newest in /usr/lib/jvm."""
    named = [Path(os.environ["JAVA_HOME"])] if "JAVA_HOME" in os.environ else []
    installed = sorted(JVMS.glob("*"), key=java_version, reverse=True)
    for home in [*named, *installed]:
        if (home / "bin" / "javac").exists() and java_version(home) >= OLDEST_JAVA:
            return home
    raise ServerMissing(f"no JDK {OLDEST_JAVA} or newer in JAVA_HOME or {JVMS}")


def java_version(home: Path) -> int:
    release = home / "release"
    version = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.M) if release.is_file() else None
    return int(version[1]) if version else 0


def assemble(folder: Path, java: Path) -> None:
    jars, classes = folder / "server", folder / "main"
    fetch(jars)
    sources = [source for source in SOURCES if source.suffix == ".java"]
    subprocess.run([java / "bin" / "javac", "-nowarn", "-d", classes, "-cp", f"{jars}/*", *sources], check=True)
    for name, plugin in MODULES.items():
        describe(folder / "modules" / name, name, plugin, elasticsearch_version(jars))
    for jar in list(jars.iterdir()):
        if module := module_of(jar.name):
            jar.rename(folder / "modules" / module / jar.name)
    pack_plugin(classes, folder / "modules" / "analysis-stand-in" / "stand-in.jar")


def fetch(jars: Path) -> None:
    if not shutil.which("mvn"):
        raise ServerMissing("Maven (mvn) is not installed")
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={jars}"]
    command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), *goal]
    maven = subprocess.run(command, capture_output=True, text=True)
    if maven.returncode:
        raise ServerMissing(f"Maven could not fetch the Elasticsearch jars: {maven.stdout[-500:]}")


def elasticsearch_version(jars: Path) -> str:
    return next(jars.glob("elasticsearch-[0-9]*.jar")).stem.removeprefix("elasticsearch-")


def describe(module: Path, name: str, plugin: str, version: str) -> None:
    module.mkdir(parents=True)
    facts = {"name": name, "description": name, "version": version, "classname": plugin}
    facts |= {"elasticsearch.version": version, "java.version": str(OLDEST_JAVA)}
    lines = "".join(f"{key}={value}\n" for key, value in facts.items())
    (module / "plugin-descriptor.properties").write_text(lines)


def module_of(jar: str) -> str | None:
    """Lucene's analysis-common belongs to the server; the other analysis jars to the module that uses them."""
    if "netty" in jar:
        return "transport-netty4"
    analysis = jar.startswith("lucene-analysis-") and not jar.startswith("lucene-analysis-common")
    return "analysis-stand-in" if analysis or jar.startswith("icu4j") else None


def pack_plugin(classes: Path, jar: Path) -> None:
    with zipfile.ZipFile(jar, "w") as archive:
        for compiled in classes.rglob("*.class"):
            if not compiled.name.startswith("TestNode"):
                archive.write(compiled, compiled.relative_to(classes))
                compiled.unlink()
