module @sortByKey {
  func.func public @main(%arg0: tensor<2x4xf64>, %arg1: tensor<2x4xf64>) -> (tensor<2x4xf64>, tensor<2x4xf64>) {
    %15:2 = "stablehlo.sort"(%arg0, %arg1) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%0: tensor<f64>, %1: tensor<f64>, %2: tensor<f64>, %3: tensor<f64>):
        %4 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
        %5 = stablehlo.compare EQ, %0, %4, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %6 = stablehlo.select %5, %4, %0 : tensor<i1>, tensor<f64>
        %7 = stablehlo.compare NE, %0, %0, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %8 = stablehlo.constant dense<0x7FF8000000000000> : tensor<f64>
        %9 = stablehlo.select %7, %8, %6 : tensor<i1>, tensor<f64>
        %10 = stablehlo.compare EQ, %1, %4, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %11 = stablehlo.select %10, %4, %1 : tensor<i1>, tensor<f64>
        %12 = stablehlo.compare NE, %1, %1, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %13 = stablehlo.select %12, %8, %11 : tensor<i1>, tensor<f64>
        %14 = stablehlo.compare LT, %9, %13, TOTALORDER : (tensor<f64>, tensor<f64>) -> tensor<i1>
        stablehlo.return %14 : tensor<i1>
    }) : (tensor<2x4xf64>, tensor<2x4xf64>) -> (tensor<2x4xf64>, tensor<2x4xf64>)
    return %15#0, %15#1 : tensor<2x4xf64>, tensor<2x4xf64>
  }
}
