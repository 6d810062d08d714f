// The real nginx and the real Caddy with the configurations of deploy/, on free ports of this machine, for as long as a test needs them.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import http2 from "node:http2";
import https from "node:https";

export const repository = fileURLToPath(new URL("../../", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
export const program = process.env.GONGBAO ?? join(target, "debug", "gongbao");

/** Where a server is; the tests never pass without it. */
function find(name) {
  const folders = ["/usr/sbin", "/usr/local/sbin", ...(process.env.PATH ?? "").split(delimiter)];
  const found = [process.env[name.toUpperCase()], ...folders.map((folder) => join(folder, name))].find((path) => path && existsSync(path));
  if (!found) throw new Error(`no ${name} found: set ${name.toUpperCase()} to its path, or run \`make tools\``);
  return found;
}

/** The lines that load ngx_brotli. Debian keeps it in a module; elsewhere it may be built in. */
function modules(nginx) {
  const { stderr } = spawnSync(nginx, ["-V"], { encoding: "utf8" });
  const folder = stderr.match(/--modules-path=(\S+)/)?.[1] ?? "/usr/lib/nginx/modules";
  const brotli = join(folder, "ngx_http_brotli_static_module.so");
  return existsSync(brotli) ? `load_module ${brotli};\n` : "";
}

/** Serves what is published to `home` with the files of deploy/nginx/. */
export async function nginx(home) {
  const folder = await mkdtemp(join(tmpdir(), "gongbao-nginx-"));
  const ports = { plain: await freePort(), port: await freePort() };
  makeCertificate(folder);
  const program = find("nginx");
  await writeFile(join(folder, "nginx.conf"), await configuration(program, folder, home, ports));
  await mkdir(join(folder, "temp"));
  return start("nginx", program, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], folder, ports);
}

/** Serves what is published to `home` with deploy/Caddyfile. */
export async function caddy(home) {
  const folder = await mkdtemp(join(tmpdir(), "gongbao-caddy-"));
  const ports = { plain: await freePort(), port: await freePort() };
  makeCertificate(folder);
  const shipped = await readFile(join(repository, "deploy/Caddyfile"), "utf8");
  const named = shipped.replace("\npolicy.example {", `\nhttps://policy.example:${ports.port} {\n\ttls ${folder}/certificate.pem ${folder}/key.pem`);
  const here = `{\n\tadmin off\n\thttp_port ${ports.plain}\n\thttps_port ${ports.port}\n\tdefault_bind 127.0.0.1\n\tskip_install_trust\n}\n`;
  await writeFile(join(folder, "Caddyfile"), here + named.replaceAll("/srv/policy/current", join(home, "current")));
  return start("Caddy", find("caddy"), ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"], folder, ports);
}

function makeCertificate(folder) {
  const how = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=policy.example",
    "-addext", "subjectAltName=DNS:policy.example"];
  execFileSync("openssl", [...how, "-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")], { stdio: "ignore" });
}

async function start(name, program, options, folder, { plain, port }) {
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(program, options, { stdio: ["ignore", "ignore", "pipe"], env });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const site = {
    name, port, plain,
    errors: async () => `${said}${await readFile(join(folder, "error.log"), "utf8").catch(() => "")}`,
    ask: (path, headers = {}, method = "GET") => ask(port, path, headers, method),
    async stop() {
      const ended = new Promise((resolve) => (child.exitCode === null ? child.once("exit", resolve) : resolve()));
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
  await answers(site, child);
  return site;
}

/** The shipped files, with this machine's ports, folder and certificate in place of the operator's. */
async function configuration(nginx, folder, home, { plain, port }) {
  const shipped = (path) => readFile(join(repository, "deploy/nginx", path), "utf8");
  const site = (await shipped("snippets/gongbao-site.conf")).replace("/srv/policy/current", join(home, "current"));
  await writeFile(join(folder, "gongbao-site.conf"), site.replaceAll("/etc/nginx/snippets/", join(repository, "deploy/nginx/snippets/")));
  const replaced = [
    ["listen [::]:80;", ""],
    ["listen [::]:443 ssl http2;", ""],
    ["listen 80;", `listen 127.0.0.1:${plain};`],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`],
    ["/etc/ssl/certs/policy.example.pem", join(folder, "certificate.pem")],
    ["/etc/ssl/private/policy.example.key", join(folder, "key.pem")],
    ["/etc/nginx/snippets/", `${folder}/`],
  ];
  let server = await shipped("conf.d/policy.example.conf");
  for (const [from, to] of replaced) {
    if (!server.includes(from)) throw new Error(`deploy/nginx/ has no \`${from}\``);
    server = server.replaceAll(from, to);
  }
  const temp = (name) => `  ${name}_temp_path ${join(folder, "temp", name)};`;
  return `${modules(nginx)}${process.getuid() === 0 ? "user root;\n" : ""}daemon off;
worker_processes 2;
pid ${join(folder, "nginx.pid")};
events { worker_connections 256; }
http {
  access_log off;
${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(temp).join("\n")}
${(await shipped("conf.d/gongbao-maps.conf")).replace("/srv/policy/current", join(home, "current"))}
${server}
}
`;
}

async function answers(site, child) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) throw new Error(`${site.name} ended:\n${await site.errors()}`);
    if (await site.ask("/robots.txt").catch(() => null)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${site.name} does not answer:\n${await site.errors()}`);
}

function ask(port, path, headers, method) {
  return new Promise((resolve, reject) => {
    const options = { port, path, method, headers: { host: "policy.example", ...headers }, host: "127.0.0.1", agent: false };
    const request = https.request({ ...options, servername: "policy.example", rejectUnauthorized: false }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.setTimeout(10_000, () => request.destroy(new Error(`${path}: no answer`)));
    request.end();
  });
}

/** Status of an address over HTTP/2. */
export function askHttp2(port, path) {
  return new Promise((resolve, reject) => {
    const session = http2.connect(`https://127.0.0.1:${port}`, { servername: "policy.example", rejectUnauthorized: false });
    session.on("error", reject);
    const request = session.request({ ":path": path, ":authority": "policy.example" });
    request.on("response", (headers) => resolve(headers[":status"]));
    request.on("error", reject);
    request.on("end", () => session.close());
    request.resume();
    request.end();
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
