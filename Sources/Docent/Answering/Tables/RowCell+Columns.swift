extension [[RowCell]] {
    /// The cells of each column that hold something, with their rows; the columns in the order in which their headers come first.
    var columns: [(header: String, cells: [(row: Int, value: String)])] {
        var columns: [(header: String, cells: [(row: Int, value: String)])] = []
        var places: [String: Int] = [:]
        for (row, cells) in enumerated() {
            for (number, cell) in cells.enumerated() {
                let isInOrder = number < columns.count && columns[number].header == cell.header
                let place = isInOrder ? number : places[cell.header] ?? columns.count
                if place == columns.count {
                    columns.append((cell.header, []))
                    places[cell.header] = place
                }
                if !cell.value.isEmpty { columns[place].cells.append((row, cell.value)) }
            }
        }
        return columns
    }
}
