import Foundation
import Testing

@testable import DocentCLI

@Suite("docent serve")
struct ServeCommandTests {
    @Test(
        "a name that is more than a name is refused",
        arguments: [
            ("https://docs.example.org", "docs.example.org"), ("docs.example.org:8443", "docs.example.org"),
            ("https://docs.example.org:443/", "docs.example.org"),
            ("docs.example.org/docs", "docs.example.org"),
            ("http://[::1]:80", "[::1]"), ("::1", "[::1]"), ("docs.example.org", nil), ("[::1]", nil),
        ])
    func name(given: String, wanted: String?) throws {
        #expect(
            ServeCommand.fault(inName: given)
                == wanted.map { "a name alone, on any port: write \($0) instead of \(given)." })
        guard let wanted else { return }
        let docent = try DocentBinary()
        let flag = try docent.run("serve", "--name", given)
        #expect(
            flag.status == 64
                && flag.errors.contains("--name takes a name alone, on any port: write \(wanted) "))
        let variable = try docent.run("serve", environment: ["DOCENT_NAMES": "a.example, \(given)"])
        #expect(variable.status == 78 && variable.errors.contains("DOCENT_NAMES takes a name alone"))
    }

    @Test(
        "an origin that no browser sends lets nobody in, and is refused",
        arguments: [
            ("https://shop.example.org/", "https://shop.example.org"),
            ("https://shop.example.org:443", "https://shop.example.org"),
            ("http://localhost:80/chat?x", "http://localhost"),
            ("shop.example.org", "the address of a site with its scheme"),
            ("ftp://shop.example.org", "the address of a site with its scheme"), ("*", "scheme"),
            ("https://*.example.org", "one site at a time"), ("https://", "one site at a time"),
            ("https://shop.example.org", nil), ("http://localhost:3000", nil), ("http://[::1]:3000", nil),
        ])
    func origin(given: String, wanted: String?) throws {
        let fault = ServeCommand.fault(inOrigin: given)
        #expect((fault == nil) == (wanted == nil), "\(fault ?? "")")
        guard let wanted else { return }
        #expect(fault?.contains(wanted) == true, "\(fault ?? "")")
        let docent = try DocentBinary()
        #expect(try docent.run("serve", "--origin", given).status == 64)
        let variable = try docent.run("serve", environment: ["DOCENT_ORIGINS": "http://a.example, \(given)"])
        #expect(variable.status == 78 && variable.errors.contains("DOCENT_ORIGINS takes"))
    }

    @Test("the usual bound on open files does not bound the clients")
    func openFiles() throws {
        let docent = try DocentBinary()
        try docent.write("The notice period is 30 days.", to: "docs/c.txt")
        try docent.run("index", "docs", "--text-only")
        let limits = try docent.run(
            ["serve", "--port", "0"],
            through: """
                ulimit -Sn 512; ulimit -Hn 4096; "$0" "$@" 2>log & server=$!
                for i in $(seq 200); do grep -q answers log && break; sleep 0.1; done
                grep 'open files' /proc/$server/limits; kill $server; wait $server
                """
        ).output
        #expect(limits.split(separator: " ").dropFirst(3).prefix(2) == ["4096", "4096"], "\(limits)")
    }

    @Test("a set of kernels that is not there is not passed over")
    func kernels() throws {
        let docent = try DocentBinary()
        for command in [["serve", "--port", "0"], ["search", "notice"]] {
            let result = try docent.run(command, environment: ["DOCENT_KERNELS": "avx9"])
            #expect(result.status == 78)
            #expect(
                result.errors.hasPrefix("docent: DOCENT_KERNELS is avx9; this processor runs scalar"),
                "\(result.errors)")
        }
        let doctor = try docent.run("doctor", environment: ["DOCENT_KERNELS": "avx9"])
        #expect(doctor.status == 1 && doctor.output.contains("DOCENT_KERNELS is avx9"), "\(doctor.errors)")
        let plain = try docent.run("doctor", environment: ["DOCENT_KERNELS": "scalar"])
        #expect(plain.output.contains("vector kernels for scalar"))
        #expect(try docent.run("model", environment: ["DOCENT_KERNELS": ""]).status == 0)
    }
}
