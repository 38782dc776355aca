module @argmin {
  func.func public @main(%arg0: tensor<2x3x4xf64>) -> (tensor<2x4xi32>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3x4xi32>
    %1 = stablehlo.constant dense<0x7FF0000000000000> : tensor<f64>
    %2 = stablehlo.constant dense<0> : tensor<i32>
    %16:2 = "stablehlo.reduce"(%arg0, %0, %1, %2) <{dimensions = array<i64: 1>}> ({
    ^bb0(%3: tensor<f64>, %4: tensor<i32>, %5: tensor<f64>, %6: tensor<i32>):
        %7 = stablehlo.compare LT, %3, %5, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %8 = stablehlo.compare NE, %3, %3, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %9 = stablehlo.or %7, %8 : tensor<i1>
        %10 = stablehlo.compare EQ, %3, %5, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %11 = stablehlo.compare LT, %4, %6, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %12 = stablehlo.and %10, %11 : tensor<i1>
        %13 = stablehlo.select %9, %3, %5 : tensor<i1>, tensor<f64>
        %14 = stablehlo.or %9, %12 : tensor<i1>
        %15 = stablehlo.select %14, %4, %6 : tensor<i1>, tensor<i32>
        stablehlo.return %13, %15 : tensor<f64>, tensor<i32>
    }) : (tensor<2x3x4xf64>, tensor<2x3x4xi32>, tensor<f64>, tensor<i32>) -> (tensor<2x4xf64>, tensor<2x4xi32>)
    return %16#1 : tensor<2x4xi32>
  }
}

module @argmin {
  func.func public @main(%arg0: tensor<2x3x4xi32>) -> (tensor<2x4xi32>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3x4xi32>
    %1 = stablehlo.constant dense<2147483647> : tensor<i32>
    %2 = stablehlo.constant dense<0> : tensor<i32>
    %16:2 = "stablehlo.reduce"(%arg0, %0, %1, %2) <{dimensions = array<i64: 1>}> ({
    ^bb0(%3: tensor<i32>, %4: tensor<i32>, %5: tensor<i32>, %6: tensor<i32>):
        %7 = stablehlo.compare LT, %3, %5, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %8 = stablehlo.compare NE, %3, %3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %9 = stablehlo.or %7, %8 : tensor<i1>
        %10 = stablehlo.compare EQ, %3, %5, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %11 = stablehlo.compare LT, %4, %6, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %12 = stablehlo.and %10, %11 : tensor<i1>
        %13 = stablehlo.select %9, %3, %5 : tensor<i1>, tensor<i32>
        %14 = stablehlo.or %9, %12 : tensor<i1>
        %15 = stablehlo.select %14, %4, %6 : tensor<i1>, tensor<i32>
        stablehlo.return %13, %15 : tensor<i32>, tensor<i32>
    }) : (tensor<2x3x4xi32>, tensor<2x3x4xi32>, tensor<i32>, tensor<i32>) -> (tensor<2x4xi32>, tensor<2x4xi32>)
    return %16#1 : tensor<2x4xi32>
  }
}

module @argmin {
  func.func public @main(%arg0: tensor<2x3x4xui32>) -> (tensor<2x4xi32>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3x4xi32>
    %1 = stablehlo.constant dense<4294967295> : tensor<ui32>
    %2 = stablehlo.constant dense<0> : tensor<i32>
    %16:2 = "stablehlo.reduce"(%arg0, %0, %1, %2) <{dimensions = array<i64: 1>}> ({
    ^bb0(%3: tensor<ui32>, %4: tensor<i32>, %5: tensor<ui32>, %6: tensor<i32>):
        %7 = stablehlo.compare LT, %3, %5, UNSIGNED : (tensor<ui32>, tensor<ui32>) -> tensor<i1>
        %8 = stablehlo.compare NE, %3, %3, UNSIGNED : (tensor<ui32>, tensor<ui32>) -> tensor<i1>
        %9 = stablehlo.or %7, %8 : tensor<i1>
        %10 = stablehlo.compare EQ, %3, %5, UNSIGNED : (tensor<ui32>, tensor<ui32>) -> tensor<i1>
        %11 = stablehlo.compare LT, %4, %6, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %12 = stablehlo.and %10, %11 : tensor<i1>
        %13 = stablehlo.select %9, %3, %5 : tensor<i1>, tensor<ui32>
        %14 = stablehlo.or %9, %12 : tensor<i1>
        %15 = stablehlo.select %14, %4, %6 : tensor<i1>, tensor<i32>
        stablehlo.return %13, %15 : tensor<ui32>, tensor<i32>
    }) : (tensor<2x3x4xui32>, tensor<2x3x4xi32>, tensor<ui32>, tensor<i32>) -> (tensor<2x4xui32>, tensor<2x4xi32>)
    return %16#1 : tensor<2x4xi32>
  }
}

module @argmin {
  func.func public @main(%arg0: tensor<2x3x4xi1>) -> (tensor<2x4xi32>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3x4xi32>
    %1 = stablehlo.constant dense<true> : tensor<i1>
    %2 = stablehlo.constant dense<0> : tensor<i32>
    %16:2 = "stablehlo.reduce"(%arg0, %0, %1, %2) <{dimensions = array<i64: 1>}> ({
    ^bb0(%3: tensor<i1>, %4: tensor<i32>, %5: tensor<i1>, %6: tensor<i32>):
        %7 = stablehlo.compare LT, %3, %5, UNSIGNED : (tensor<i1>, tensor<i1>) -> tensor<i1>
        %8 = stablehlo.compare NE, %3, %3, UNSIGNED : (tensor<i1>, tensor<i1>) -> tensor<i1>
        %9 = stablehlo.or %7, %8 : tensor<i1>
        %10 = stablehlo.compare EQ, %3, %5, UNSIGNED : (tensor<i1>, tensor<i1>) -> tensor<i1>
        %11 = stablehlo.compare LT, %4, %6, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %12 = stablehlo.and %10, %11 : tensor<i1>
        %13 = stablehlo.select %9, %3, %5 : tensor<i1>, tensor<i1>
        %14 = stablehlo.or %9, %12 : tensor<i1>
        %15 = stablehlo.select %14, %4, %6 : tensor<i1>, tensor<i32>
        stablehlo.return %13, %15 : tensor<i1>, tensor<i32>
    }) : (tensor<2x3x4xi1>, tensor<2x3x4xi32>, tensor<i1>, tensor<i32>) -> (tensor<2x4xi1>, tensor<2x4xi32>)
    return %16#1 : tensor<2x4xi32>
  }
}
