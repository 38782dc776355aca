module @sortByTwoKeys {
  func.func public @main(%arg0: tensor<2x4xi32>, %arg1: tensor<2x4xf64>, %arg2: tensor<2x4xf64>) -> (tensor<2x4xi32>, tensor<2x4xf64>, tensor<2x4xf64>) {
    %21:3 = "stablehlo.sort"(%arg0, %arg1, %arg2) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%0: tensor<i32>, %1: tensor<i32>, %2: tensor<f64>, %3: tensor<f64>, %4: tensor<f64>, %5: tensor<f64>):
        %6 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
        %7 = stablehlo.compare EQ, %2, %6, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %8 = stablehlo.select %7, %6, %2 : tensor<i1>, tensor<f64>
        %9 = stablehlo.compare NE, %2, %2, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %10 = stablehlo.constant dense<0x7FF8000000000000> : tensor<f64>
        %11 = stablehlo.select %9, %10, %8 : tensor<i1>, tensor<f64>
        %12 = stablehlo.compare EQ, %3, %6, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %13 = stablehlo.select %12, %6, %3 : tensor<i1>, tensor<f64>
        %14 = stablehlo.compare NE, %3, %3, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %15 = stablehlo.select %14, %10, %13 : tensor<i1>, tensor<f64>
        %16 = stablehlo.compare LT, %11, %15, TOTALORDER : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %17 = stablehlo.compare LT, %0, %1, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %18 = stablehlo.compare EQ, %0, %1, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %19 = stablehlo.and %18, %16 : tensor<i1>
        %20 = stablehlo.or %17, %19 : tensor<i1>
        stablehlo.return %20 : tensor<i1>
    }) : (tensor<2x4xi32>, tensor<2x4xf64>, tensor<2x4xf64>) -> (tensor<2x4xi32>, tensor<2x4xf64>, tensor<2x4xf64>)
    return %21#0, %21#1, %21#2 : tensor<2x4xi32>, tensor<2x4xf64>, tensor<2x4xf64>
  }
}
