/// Words by which questions and documents speak of the same thing.
extension Lexicon {
    /// A line a group, of English first, then of the others.
    static let synonyms = """
        die died dies death dead killed deceased
        born birth birthplace native
        wife husband married spouse wed marriage marry
        based headquarters headquartered located address seat location
        found founded established founder start started began launched
        wrote author written writer write
        invented inventor invention devised developed created designed developer creator designer
        film movie
        car automobile vehicle
        firm company corporation business enterprise employer
        employee staff worker personnel colleague
        pay paid payment salary wage earn remuneration
        cost price fee charge charged priced costs expense rate
        actual spent spend spending
        reward bonus award prize honour gift
        begin began start started commence launched
        end finish stop cease expire complete completion
        sign signed signature dated concluded agreed
        cap limit ceiling maximum
        build construct construction erect
        buy bought purchase acquired order acquire
        country nation state
        city town
        big large huge great
        allowed permitted may allow forbidden
        phone telephone call number hotline
        email mail
        doctor physician medical
        holiday leave vacation
        trip travel journey
        boss manager supervisor head
        old age aged
        tall high height elevation altitude
        long longer longest shorter shortest length duration lasts
        deep depth
        wide width
        heavy weight weigh mass
        fast speed
        loud noisy quiet noise sound
        far distance
        hot temperature heat warm cold
        many number count total
        inhabitants population populous residents
        dense density
        einwohner bevölkerung
        fine penalty
        lost loss stolen theft missing
        decade years
        rent lease borrow hire rental borrowing
        repair fix mend maintenance
        leader head president chief
        called named name known nickname
        kid child children
        school university college
        study studied graduated education
        live lived resident home
        happen happened occur fate
        teach taught teacher
        win won winner victory champion
        lose lost defeat
        fly flight flights
        house home building
        broken defect fault failure
        fire burn burns burning
        instalments instalment rate rates
        kosten kostet preis gebühr einzelpreis
        verdient verdienen verdienst gehalt lohn vergütung
        wiegt wiegen gewicht masse
        arzt mediziner
        feuer brennt brand
        urlaub ferien
        chef leiter vorgesetzter
        coût coûte coûtent prix tarif
        pèse pèsent poids masse
        congé congés vacances
        salaire paie rémunération gagne gagnent touche touchent
        cuesta cuestan precio coste
        gana ganan salario sueldo
        pesa pesan peso
        costa costano prezzo
        guadagna guadagnano stipendio
        custa custam preço
        ganha ganham salário
        kosztuje kosztują cena
        zarabia zarabiają pensja wynagrodzenie
        kost kosten prijs
        verdient verdienen loon salaris
        chef responsable directeur
        """
}
