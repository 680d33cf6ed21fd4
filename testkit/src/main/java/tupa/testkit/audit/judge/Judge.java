package tupa.testkit.audit.judge;

/** Everything against which what clients are told is held. */
public record Judge(Findings findings, Posts posts, Shown shown, People people, Presence presence) {
    public static Judge create() {
        Findings findings = new Findings();
        People people = new People();
        return new Judge(findings, new Posts(findings), new Shown(findings), people, new Presence(findings, people));
    }

    public void broken(Promise promise, Witness witness, String what) {
        findings.broken(promise, witness, what);
    }
}
